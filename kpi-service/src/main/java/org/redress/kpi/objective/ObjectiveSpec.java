package org.redress.kpi.objective;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.redress.kpi.cell.Dimension;
import org.redress.kpi.statistics.Objective;

/**
 * What is promised.
 *
 * @param name a code of the organisation, unique
 * @param of the clock or the question, for figures that have several
 * @param filters the accepted values of a dimension; the empty text accepts what is not classified
 * @param target the share that shall be good, between 0 and 1
 * @param periodDays the period that the budget is for; it ends now
 * @param minimumCount so many must be counted in the long window before a rule fires
 */
public record ObjectiveSpec(
        String name,
        ShareFigure figure,
        @Nullable String of,
        Map<Dimension, List<String>> filters,
        double target,
        int periodDays,
        int minimumCount,
        List<BurnRule> rules) {

    /** The usual period in days. */
    public static final int USUAL_PERIOD_DAYS = 90;

    /** The usual least count (metrics.md, 6: no alarm from three cases). */
    public static final int USUAL_MINIMUM = 10;

    /** How much of the greatest possible burn a threshold may ask for if nobody chose it. */
    private static final double REACHABLE = 0.9;

    /**
     * The rules for low volumes (metrics.md, 6): 2, 5 and 10 % of the budget of 90 days within 1 day, 3 days and 7 days; capped below what
     * the target allows to happen.
     */
    public static List<BurnRule> usualRules(double target) {
        double most = REACHABLE * new Objective(target).maxBurn();
        return List.of(
                new BurnRule(1_440, 120, Math.min(1.8, most), Urgency.PAGE),
                new BurnRule(4_320, 360, Math.min(1.5, most), Urgency.PAGE),
                new BurnRule(10_080, 840, Math.min(9.0 / 7, most), Urgency.TICKET));
    }

    /** The share and its arithmetic. */
    public Objective objective() {
        return new Objective(target);
    }

    /** The figure with its clock or question, for example {@code sla/first-response}. */
    public String figureName() {
        return of == null ? figure.wireName() : figure.wireName() + "/" + of;
    }

    /** The shortest of the windows. */
    int shortestMinutes() {
        return rules.stream()
                .map(BurnRule::shortMinutes)
                .min(Comparator.naturalOrder())
                .orElse(0);
    }
}
