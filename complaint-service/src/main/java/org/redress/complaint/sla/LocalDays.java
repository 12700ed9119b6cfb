package org.redress.complaint.sla;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** The dates of a zone, and which of them are working days. */
public interface LocalDays {

    /** Decides which date an instant belongs to (C6). */
    ZoneId zone();

    /** Whether any time of the date counts. */
    boolean works(LocalDate date);

    /**
     * The working day after a date, not counting the date itself.
     *
     * @param days 1 for the next
     */
    LocalDate workingDayAfter(LocalDate date, int days);

    /** What a wall time means (C4). */
    Instant instantOf(LocalDateTime local);

    /** The end of the last window of a date, or of the date if it has none. */
    Instant closeOf(LocalDate date);

    /** Why a date is off although its day of the week is not; null if it is not. */
    @Nullable
    String offReason(LocalDate date);

    /** The midnight that begins a date. */
    default Instant startOf(LocalDate date) {
        return instantOf(date.atStartOfDay());
    }

    /** The midnight that ends a date. */
    default Instant endOf(LocalDate date) {
        return startOf(date.plusDays(1));
    }

    /** The date of an instant. */
    default LocalDate dateOf(Instant instant) {
        return instant.atZone(zone()).toLocalDate();
    }
}
