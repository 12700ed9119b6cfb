package org.redress.complaint.sla.calendar;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;

/**
 * Wall time to instant (C4): a wall time that does not exist moves forward by the length of the gap, one that exists twice means its first
 * occurrence.
 *
 * @param instant what it means
 * @param existence whether it exists once, not at all, or twice
 */
public record WallTime(Instant instant, Existence existence) {

    /** How often a wall time exists. */
    public enum Existence {
        ONCE,
        SKIPPED,
        TWICE
    }

    /** What a wall time means in a zone. */
    public static WallTime of(LocalDateTime local, ZoneId zone) {
        ZoneRules rules = zone.getRules();
        ZoneOffsetTransition transition = rules.getTransition(local);
        if (transition == null) {
            return new WallTime(local.toInstant(rules.getOffset(local)), Existence.ONCE);
        }
        // Read with the offset before the change, a skipped time lands behind the gap, a repeated one on its first
        // occurrence.
        return new WallTime(
                local.toInstant(transition.getOffsetBefore()),
                transition.isGap() ? Existence.SKIPPED : Existence.TWICE);
    }

    /** The midnight that begins a date. */
    static Instant startOf(LocalDate date, ZoneId zone) {
        return of(date.atStartOfDay(), zone).instant();
    }
}
