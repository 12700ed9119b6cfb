package org.redress.complaint.caselist.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.redress.complaint.casework.CaseDetails;
import org.redress.complaint.sla.ClockState;
import org.redress.complaint.sla.SlaClock;
import org.redress.complaint.sla.SlaEngine;

/**
 * A clock of a case over HTTP.
 *
 * @param riskAt when a fifth of the budget is left, if nothing pauses it; absent unless it is running, and without a budget
 * @param remainingSeconds counted time left when it was read, negative once late; absent for an ended clock and a stated deadline
 */
@Schema(name = "Clock")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ClockView(
        String clock,
        int run,
        @Schema(implementation = ClockState.class) String state,
        Instant startedAt,
        @Nullable Instant dueAt,
        @Nullable Instant stoppedAt,
        @Nullable Long budgetSeconds,
        int warnedShare,
        @Nullable Instant riskAt,
        @Nullable String policy,
        @Nullable Long remainingSeconds) {

    /** The clocks of a case, with what they have left. */
    public static List<ClockView> of(CaseDetails details, SlaEngine engine) {
        return details.clocks().stream()
                .map(clock -> of(clock, details, engine))
                .toList();
    }

    private static ClockView of(SlaClock clock, CaseDetails details, SlaEngine engine) {
        Duration remaining = details.times() == null ? null : engine.remaining(clock, details.times(), details.asOf());
        return new ClockView(
                clock.code(),
                clock.run(),
                clock.state().name().toLowerCase(Locale.ROOT),
                clock.startedAt(),
                clock.dueAt(),
                clock.stoppedAt(),
                clock.budget() == null ? null : clock.budget().toSeconds(),
                clock.warnedShare(),
                clock.riskAt(),
                clock.policy(),
                remaining == null ? null : remaining.toSeconds());
    }
}
