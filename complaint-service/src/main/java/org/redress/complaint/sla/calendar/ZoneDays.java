package org.redress.complaint.sla.calendar;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.redress.complaint.sla.LocalDays;

/** Dates of a zone without a business calendar: every day is a working day. */
public record ZoneDays(ZoneId zone) implements LocalDays {

    @Override
    public boolean works(LocalDate date) {
        return true;
    }

    @Override
    public LocalDate workingDayAfter(LocalDate date, int days) {
        return date.plusDays(days);
    }

    @Override
    public Instant instantOf(LocalDateTime local) {
        return WallTime.of(local, zone).instant();
    }

    @Override
    public Instant closeOf(LocalDate date) {
        return endOf(date);
    }

    @Override
    public @Nullable String offReason(LocalDate date) {
        return null;
    }
}
