package org.redress.kpi.forecast;

import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.redress.kpi.query.cases.CaseLinks;

/**
 * How many clocks will be late.
 *
 * @param hours so far ahead
 * @param weeks so many weeks were looked at for the pace
 * @param estimates the members of a line that are estimates: no list of clocks is behind them, their definition tells what they say
 * @param total the counts of all lines
 */
public record Forecast(
        Instant asOf,
        int hours,
        String zone,
        int weeks,
        String method,
        List<String> estimates,
        Total total,
        List<Line> series) {

    /** What of a line is no count. */
    public static final List<String> ESTIMATES = List.of("pacePerHour", "expectedStops", "expectedLate", "late95");

    /** How it is computed, in short. */
    public static final String METHOD =
            "earliest deadline first; stops as a Poisson process at the pace of the same hours of recent weeks, the pace itself uncertain";

    /**
     * The clocks of all teams.
     *
     * @param due as in a line; so are the others
     */
    public record Total(long due, long overdue, long withoutProgress, CaseLinks.Links links) {}

    /**
     * The clocks of one kind of one team.
     *
     * @param team absent for complaints without one
     * @param due clocks that run and fall due within the hours
     * @param overdue clocks that run and are past their deadline; they come first
     * @param withoutProgress of those due, complaints that nobody owns and nobody has answered
     * @param pacePerHour stops in an hour, the mean of the hours ahead
     * @param expectedStops stops within the hours
     * @param expectedLate of those due
     * @param late95 2.5 % of courses lie below, 2.5 % above
     * @param links the definitions of counts and estimates, and the list of each of the counts
     */
    @Schema(name = "ForecastLine")
    public record Line(
            @Nullable String team,
            String clock,
            long due,
            long overdue,
            long withoutProgress,
            double pacePerHour,
            double expectedStops,
            double expectedLate,
            List<Long> late95,
            CaseLinks.Links links) {}
}
