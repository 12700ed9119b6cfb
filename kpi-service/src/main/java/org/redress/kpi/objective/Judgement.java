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
public record Judgement(Standing next, @Nullable Turn turn) {

    /** Judges; an equal standing means that nothing changes. */
    public static Judgement of(ObjectiveSpec spec, Standing now, BurnReading reading) {
        Instant at = reading.asOf();
        if (reading.catchingUp() || (now.decidedAt() != null && !at.isAfter(now.decidedAt()))) {
            return new Judgement(now, null);
        }
        Optional<BurnReading.OfRule> firing = reading.firing();
        if (firing.isPresent()) {
            return burning(now, firing.get(), at);
        }
        if (!now.burning()) {
            return new Judgement(now, null);
        }
        return reading.quiet() ? quiet(spec, now, at) : disturbed(now, at);
    }

    private static Judgement burning(Standing now, BurnReading.OfRule rule, Instant at) {
        Urgency told = now.urgency();
        Urgency urgency = rule.rule().urgency();
        if (now.burning() && told != null && told.orMore(urgency) == told) {
            return disturbed(now, at);
        }
        Instant began = now.burning() && now.since() != null ? now.since() : at;
        return new Judgement(now.burn(urgency, began, at), new Turn.Burning(began, at, rule));
    }

    private static Judgement disturbed(Standing now, Instant at) {
        return new Judgement(now.quietSince() == null ? now : now.quiet(null, at), null);
    }

    private static Judgement quiet(ObjectiveSpec spec, Standing now, Instant at) {
        Instant quietSince = now.quietSince();
        if (quietSince == null) {
            return new Judgement(now.quiet(at, at), null);
        }
        if (at.isBefore(quietSince.plus(Duration.ofMinutes(spec.shortestMinutes())))) {
            return new Judgement(now, null);
        }
        return end(now, at, Turn.Reason.FIGURES);
    }

    /** Ends burning; nothing changes if it does not burn. */
    public static Judgement end(Standing now, Instant at, Turn.Reason reason) {
        Urgency urgency = now.urgency();
        Instant since = now.since();
        return now.burning() && urgency != null && since != null
                ? new Judgement(now.recover(at), new Turn.Recovered(urgency, since, reason))
                : new Judgement(now, null);
    }
}
