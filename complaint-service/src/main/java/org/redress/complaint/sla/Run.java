package org.redress.complaint.sla;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One run of one clock, before anybody looks at the time.
 *
 * @param calendar which time counts
 * @param pauses ordered and disjoint; only the last may last
 * @param ending what ended it for good
 */
record Run(
        ClockRule rule,
        String policy,
        Calendar calendar,
        int number,
        Instant startedAt,
        List<Interval> pauses,
        @Nullable Stop ending) {

    /** The share of the budget in percent after which a clock is at risk: less than a fifth is left. */
    private static final int RISKY_SHARE = 80;

    Run endedBy(Stop other) {
        return new Run(rule, policy, calendar, number, startedAt, pauses, other);
    }

    CountedTime counted() {
        return new CountedTime(calendar, pauses);
    }

    /** The counted time that is promised; null if nothing is. */
    @Nullable
    Duration budget() {
        return switch (rule.target()) {
            case Target.Counted counted -> counted.time();
            case Target.Dated dated -> calendar.counted(startedAt, dated.dueAt(startedAt));
            case Target.Measured measured -> null;
        };
    }

    /** The deadline; null if nothing is promised, or if it stands still until somebody knows for how long. */
    @Nullable
    Instant dueAt() {
        return switch (rule.target()) {
            case Target.Counted counted -> counted().after(startedAt, counted.time());
            case Target.Dated dated -> moved(dated.dueAt(startedAt));
            case Target.Measured measured -> null;
        };
    }

    /** A day on which a clock stood still does not end a promise earlier: what was cut out is added in counted time. */
    private @Nullable Instant moved(Instant dueAt) {
        if (pauses.isEmpty()) {
            return dueAt;
        }
        Duration budget = calendar.counted(startedAt, dueAt);
        CountedTime counted = counted();
        return counted.between(startedAt, dueAt).equals(budget) ? dueAt : counted.after(startedAt, budget);
    }

    /** When a share of the budget is used up; null if there is none, or it stands still before. */
    @Nullable
    Instant shareUsedAt(int share, Duration budget) {
        return counted().after(startedAt, budget.multipliedBy(share).dividedBy(100));
    }

    /** What the clock says at an instant. */
    SlaClock clock(Instant asOf, int warnedShare) {
        Instant dueAt = dueAt();
        Duration budget = budget();
        ClockState state = rule.target() instanceof Target.Measured ? measured() : state(dueAt, ending, asOf);
        return new SlaClock(
                rule.clock(),
                number,
                state,
                startedAt,
                dueAt,
                ending == null ? null : ending.at(),
                budget,
                warnedShare,
                policy,
                countedSeconds(),
                state == ClockState.RUNNING && budget != null ? shareUsedAt(RISKY_SHARE, budget) : null);
    }

    /** The counted time until it ended; null before. What ended it before it began took no time. */
    private @Nullable Long countedSeconds() {
        if (ending == null) {
            return null;
        }
        return ending.at().isAfter(startedAt)
                ? counted().between(startedAt, ending.at()).toSeconds()
                : 0L;
    }

    private ClockState measured() {
        return ending == null ? ClockState.RUNNING : ending.cancels() ? ClockState.CANCELLED : ClockState.MET;
    }

    void read(@Nullable SlaClock before, Instant warnFrom, Instant asOf, ClocksAsOfBuilder clocksAsOfBuilder) {
        SlaClock clock = clock(asOf, before == null ? 0 : before.warnedShare());
        Duration budget = clock.budget();
        if (clock.state() != ClockState.RUNNING || budget == null) {
            clocksAsOfBuilder.add(clock, null);
            return;
        }
        Instant nextWarningAt = null;
        for (int share : rule.warnings()) {
            if (share > clock.warnedShare()) {
                Instant at = shareUsedAt(share, budget);
                if (at == null) {
                    break;
                }
                // A warning is due once its share is used up and time went on, like a breach: at the instant itself
                // nothing is late.
                if (!at.isBefore(asOf)) {
                    nextWarningAt = at;
                    break;
                }
                if (!at.isBefore(warnFrom)) {
                    clock = clock.warned(share);
                }
            }
        }
        clocksAsOfBuilder.add(clock, nextWarningAt);
    }

    /** DEC-7: event time of the stop against the deadline. A paused clock has no deadline and cannot breach (DEC-6). */
    static ClockState state(@Nullable Instant dueAt, @Nullable Stop stop, Instant asOf) {
        if (stop == null) {
            if (dueAt == null) {
                return ClockState.PAUSED;
            }
            return dueAt.isBefore(asOf) ? ClockState.BREACHED : ClockState.RUNNING;
        }
        boolean inTime = dueAt == null || !stop.at().isAfter(dueAt);
        if (!inTime) {
            return ClockState.BREACHED;
        }
        return stop.cancels() ? ClockState.CANCELLED : ClockState.MET;
    }
}
