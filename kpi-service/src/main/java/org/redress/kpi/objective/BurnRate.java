package org.redress.kpi.objective;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.redress.kpi.statistics.Objective;

/**
 * What an objective's windows hold at a moment. Windows begin with the quarter of an hour in which they should begin, because cells are
 * quarters of an hour: a window is up to 15 minutes longer than its name.
 *
 * @param asOf the moment
 * @param catchingUp events of a while ago are being counted right now, so that figures are not to be judged yet
 * @param period the whole period
 * @param rules in the order of the objective's rules
 */
public record BurnRate(Instant asOf, boolean catchingUp, Window period, List<OfRule> rules) {

    /** A window's counts. */
    public record Window(Instant from, Counts counts) {}

    /**
     * A rule's windows.
     *
     * @param enough whether the long window holds as many as the objective asks for
     * @param firing whether the rule says that the objective burns
     * @param quiet whether what the rule looks at has gone back well below its threshold
     */
    public record OfRule(
            BurnRule rule, Window longWindow, Window shortWindow, boolean enough, boolean firing, boolean quiet) {

        /** So far below its threshold a rule must fall before it is quiet: what hovers about the threshold does not flap. */
        static final double HYSTERESIS = 0.8;

        static OfRule of(BurnRule rule, Window longWindow, Window shortWindow, ObjectiveSpec spec) {
            Objective objective = spec.objective();
            Counts longCounts = longWindow.counts();
            Double longBurn = longCounts.burn(objective);
            Double shortBurn = shortWindow.counts().burn(objective);
            boolean enough = longCounts.n() >= spec.minimumCount();
            boolean firing = enough
                    && longCounts.surelyBad() > rule.burn() * (1 - spec.target())
                    && shortBurn != null
                    && shortBurn > rule.burn();
            double low = HYSTERESIS * rule.burn();
            // Nothing counted in the short window is no good news: only the long window can tell then.
            boolean quiet = longBurn == null || longBurn < low || (shortBurn != null && shortBurn < low);
            return new OfRule(rule, longWindow, shortWindow, enough, firing, quiet);
        }
    }

    /** The most urgent rule that fires, if any does. */
    Optional<OfRule> firing() {
        OfRule found = null;
        for (OfRule rule : rules) {
            if (rule.firing()
                    && (found == null
                            || rule.rule().urgency().compareTo(found.rule().urgency()) > 0)) {
                found = rule;
            }
        }
        return Optional.ofNullable(found);
    }

    /** Whether every rule is quiet. */
    boolean quiet() {
        return rules.stream().allMatch(OfRule::quiet);
    }
}
