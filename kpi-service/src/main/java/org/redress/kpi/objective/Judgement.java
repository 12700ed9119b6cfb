package org.redress.kpi.objective;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What figures make of an objective's standing. It burns as soon as a rule fires. It recovers when every rule has stayed quiet for as long as
 * the shortest window: a short good moment, or a night without deadlines, is no recovery.
 *
 * @param next the standing from now on
 * @param turn what others are told, if anything
 */
public record Judgement(BurnState next, @Nullable StateTransition turn) {

    /** Judges; an equal standing means that nothing changes. */
    public static Judgement of(ObjectiveSpec spec, BurnState now, BurnRate reading) {
        Instant at = reading.asOf();
        if (reading.catchingUp() || (now.decidedAt() != null && !at.isAfter(now.decidedAt()))) {
            return new Judgement(now, null);
        }
        Optional<BurnRate.OfRule> firing = reading.firing();
        if (firing.isPresent()) {
            return burning(now, firing.get(), at);
        }
        if (!now.burning()) {
            return new Judgement(now, null);
        }
        return reading.quiet() ? quiet(spec, now, at) : disturbed(now, at);
    }

    private static Judgement burning(BurnState now, BurnRate.OfRule rule, Instant at) {
        Urgency told = now.urgency();
        Urgency urgency = rule.rule().urgency();
        if (now.burning() && told != null && told.orMore(urgency) == told) {
            return disturbed(now, at);
        }
        Instant began = now.burning() && now.since() != null ? now.since() : at;
        return new Judgement(now.burn(urgency, began, at), new StateTransition.Burning(began, at, rule));
    }

    private static Judgement disturbed(BurnState now, Instant at) {
        return new Judgement(now.quietSince() == null ? now : now.quiet(null, at), null);
    }

    private static Judgement quiet(ObjectiveSpec spec, BurnState now, Instant at) {
        Instant quietSince = now.quietSince();
        if (quietSince == null) {
            return new Judgement(now.quiet(at, at), null);
        }
        if (at.isBefore(quietSince.plus(Duration.ofMinutes(spec.shortestMinutes())))) {
            return new Judgement(now, null);
        }
        return end(now, at, StateTransition.Reason.FIGURES);
    }

    /** Ends burning; nothing changes if it does not burn. */
    public static Judgement end(BurnState now, Instant at, StateTransition.Reason reason) {
        Urgency urgency = now.urgency();
        Instant since = now.since();
        return now.burning() && urgency != null && since != null
                ? new Judgement(now.recover(at), new StateTransition.Recovered(urgency, since, reason))
                : new Judgement(now, null);
    }
}
