package org.redress.complaint.sla.calendar;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Windows of one date instead of all else: a half day, an extra working day, a day closed. It wins over the week and over holidays.
 *
 * @param windows none for a day closed
 * @param name why
 */
public record DatedException(
        LocalDate date, List<DailyWindow> windows, @Nullable String name) {

    public DatedException {
        windows = List.copyOf(windows);
    }
}
