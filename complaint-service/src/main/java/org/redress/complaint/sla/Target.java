package org.redress.complaint.sla;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import org.jspecify.annotations.Nullable;

/** What a clock promises. */
public sealed interface Target {

    /**
     * So much time of the clock's calendar, never rounded (DEC-8).
     *
     * @param time more than zero
     */
    record Counted(Duration time) implements Target {

        public Counted {
            if (time.isNegative() || time.isZero()) {
                throw new IllegalArgumentException("A target must be positive, was " + time);
            }
        }
    }

    /**
     * So many days, weeks or months.
     *
     * @param quantity 1 or more
     * @param cutOff when on the last day it is due
     * @param receivedBy what starts at this wall time or later counts as started on the next date; absent if any hour is good
     * @param toWorkingDay whether a last day that is not a working day moves to the next one
     * @param days the zone, the working days
     */
    record Dated(
            DayUnit unit,
            int quantity,
            CutOff cutOff,
            @Nullable LocalTime receivedBy,
            boolean toWorkingDay,
            LocalDays days)
            implements Target {

        public Dated {
            if (quantity < 1) {
                throw new IllegalArgumentException("A target must be positive, was " + quantity);
            }
        }

        /** The date that counts as day 0. */
        LocalDate startDate(Instant start) {
            LocalDate date = days.dateOf(start);
            return startedLate(start) ? date.plusDays(1) : date;
        }

        boolean startedLate(Instant start) {
            return receivedBy != null
                    && !start.atZone(days.zone()).toLocalTime().isBefore(receivedBy);
        }

        /** The last day before it is moved to a working day. */
        LocalDate unmovedLastDay(Instant start) {
            return unit.lastDay(startDate(start), quantity, days);
        }

        /** The last day on which the duty is met in time. */
        LocalDate lastDay(Instant start) {
            LocalDate last = unmovedLastDay(start);
            return toWorkingDay && !days.works(last) ? days.workingDayAfter(last, 1) : last;
        }

        /** When it is due if nothing pauses. */
        Instant dueAt(Instant start) {
            LocalDate last = lastDay(start);
            return switch (cutOff) {
                case END_OF_DAY -> days.endOf(last);
                case CLOSE_OF_BUSINESS -> days.closeOf(last);
                case TIME_OF_START ->
                    days.instantOf(last.atTime(start.atZone(days.zone()).toLocalTime()));
            };
        }
    }

    /** Nothing: the clock only measures. */
    record Measured() implements Target {}
}
