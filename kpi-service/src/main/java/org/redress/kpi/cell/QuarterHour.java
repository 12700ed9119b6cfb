package org.redress.kpi.cell;

import java.time.Instant;

/**
 * Time in quarters of an hour since 1970-01-01T00:00Z. Every zone in use today has an offset of whole quarters, so days and months can be
 * cut from slots in any zone without error (ADR 0007).
 */
public final class QuarterHour {

    /** The length of a slot in seconds. */
    public static final int SECONDS = 900;

    private QuarterHour() {}

    /** The slot that an instant lies in. */
    public static int of(Instant instant) {
        return Math.toIntExact(Math.floorDiv(instant.getEpochSecond(), SECONDS));
    }

    /** The first instant of a slot. */
    public static Instant start(int slot) {
        return Instant.ofEpochSecond((long) slot * SECONDS);
    }

    /** The first slot that begins at the instant or later. */
    public static int atOrAfter(Instant instant) {
        int slot = of(instant);
        return start(slot).equals(instant) ? slot : slot + 1;
    }
}
