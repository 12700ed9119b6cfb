package org.redress.complaint.sla;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One run of one clock, before anybody looks at the time.
 *
 * @param pauses ordered and disjoint; only the last may last
 * @param ending what ended it for good
 */
record Run(
        ClockRule rule,
        String policy,
        int number,
        Instant startedAt,
        List<Span> pauses,
        @Nullable Ending ending) {

    void read(
            Calendar calendar,
            @Nullable SlaClock before,
            Instant warnFrom,
            Instant asOf,
            SlaEngine.Collected readings) {
        CountedTime counted = new CountedTime(calendar, pauses);
        Instant dueAt = counted.after(startedAt, rule.target());
        SlaClock clock = new SlaClock(
                rule.clock(),
                number,
                state(dueAt, ending, asOf),
                startedAt,
                dueAt,
                ending == null ? null : ending.at(),
                rule.target(),
                before == null ? 0 : before.warnedShare(),
                policy);
        if (clock.state() != ClockState.RUNNING) {
            readings.add(clock, null);
            return;
        }
        Instant nextWarningAt = null;
        for (int share : rule.warnings()) {
            if (share > clock.warnedShare()) {
                Instant at = counted.after(
                        startedAt, rule.target().multipliedBy(share).dividedBy(100));
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
        readings.add(clock, nextWarningAt);
    }

    /** DEC-7: event time of the stop against the deadline. A paused clock has no deadline and cannot breach (DEC-6). */
    static ClockState state(@Nullable Instant dueAt, @Nullable Ending ending, Instant asOf) {
        if (ending == null) {
            if (dueAt == null) {
                return ClockState.PAUSED;
            }
            return dueAt.isBefore(asOf) ? ClockState.BREACHED : ClockState.RUNNING;
        }
        boolean inTime = dueAt == null || !ending.at().isAfter(dueAt);
        if (!inTime) {
            return ClockState.BREACHED;
        }
        return ending.cancels() ? ClockState.CANCELLED : ClockState.MET;
    }
}
