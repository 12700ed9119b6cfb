package org.redress.complaint.sla.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.redress.complaint.sla.CalendarSegment;

/** The rules C1 to C6 in the cases that people get wrong. */
class BusinessCalendarTest {

    private static Map<DayOfWeek, List<DailyWindow>> daily(DailyWindow... windows) {
        Map<DayOfWeek, List<DailyWindow>> weekly = new EnumMap<>(DayOfWeek.class);
        for (DayOfWeek day : DayOfWeek.values()) {
            weekly.put(day, List.of(windows));
        }
        return weekly;
    }

    private static DailyWindow hours(double from, double until) {
        return new DailyWindow((int) (from * 60), (int) (until * 60));
    }

    private static BusinessCalendar calendar(String zone, Map<DayOfWeek, List<DailyWindow>> weekly) {
        return calendar(zone, weekly, List.of(), List.of(), null);
    }

    private static BusinessCalendar calendar(
            String zone,
            Map<DayOfWeek, List<DailyWindow>> weekly,
            List<OwnHoliday> holidays,
            List<DatedException> exceptions,
            @Nullable PublicHolidays publicHolidays) {
        CheckedCalendar reading =
                BusinessCalendar.of(new CalendarSpec(zone, weekly, holidays, exceptions, publicHolidays));
        return ((CheckedCalendar.Accepted) reading).calendar();
    }

    private static List<CalendarFault> faults(CalendarSpec spec) {
        return ((CheckedCalendar.Refused) BusinessCalendar.of(spec)).faults();
    }

    private static CalendarSpec weekly(Map<DayOfWeek, List<DailyWindow>> weekly) {
        return new CalendarSpec("UTC", weekly, List.of(), List.of(), null);
    }

    private static Duration on(BusinessCalendar calendar, String date) {
        LocalDate day = LocalDate.parse(date);
        return calendar.counted(calendar.startOf(day), calendar.endOf(day));
    }

    @Test
    void c1_anEndOf2359IsTheEndOfTheDay() {
        assertThat(DailyWindow.typed(0, 1439)).isEqualTo(DailyWindow.ALL_DAY);
        assertThat(DailyWindow.typed(60, 1438)).isEqualTo(new DailyWindow(60, 1438));
        assertThat(DailyWindow.typed(60, 1440)).hasToString("01:00-24:00");
    }

    @Test
    void c2_refusesWhatMakesNoSense() {
        assertThat(faults(weekly(Map.of())))
                .extracting(CalendarFault::pointer, CalendarFault::code)
                .containsExactly(tuple("/weekly", "no-window"));
        assertThat(faults(weekly(Map.of(
                        DayOfWeek.MONDAY,
                        List.of(hours(9, 12), hours(9, 9), hours(11, 13), hours(12, 13), hours(23, 25))))))
                .extracting(CalendarFault::pointer, CalendarFault::code)
                .containsExactly(
                        tuple("/weekly/MONDAY/1", "end-not-after-start"),
                        tuple("/weekly/MONDAY/2", "overlap"),
                        tuple("/weekly/MONDAY/3", "overlap"),
                        tuple("/weekly/MONDAY/4", "end-not-after-start"));
        assertThat(faults(weekly(Map.of(DayOfWeek.MONDAY, List.of(hours(-1, 2))))))
                .extracting(CalendarFault::code)
                .containsExactly("end-not-after-start");
        LocalDate date = LocalDate.of(2026, 12, 24);
        DatedException exception = new DatedException(date, List.of(hours(12, 9)), null);
        assertThat(faults(
                        new CalendarSpec("UTC+2", daily(hours(9, 17)), List.of(), List.of(exception, exception), null)))
                .extracting(CalendarFault::pointer, CalendarFault::code)
                .containsExactly(
                        tuple("/zone", "unknown-zone"),
                        tuple("/exceptions/0/windows/0", "end-not-after-start"),
                        tuple("/exceptions/1/date", "twice"),
                        tuple("/exceptions/1/windows/0", "end-not-after-start"));
    }

    @Test
    void c2_touchingWindowsAreTwoWindows() {
        BusinessCalendar calendar = calendar("UTC", daily(hours(12, 17), hours(9, 12)));
        assertThat(on(calendar, "2026-03-02")).isEqualTo(Duration.ofHours(8));
        assertThat(calendar.after(Instant.parse("2026-03-02T09:00:00Z"), Duration.ofHours(3)))
                .isEqualTo("2026-03-02T12:00:00Z");
    }

    @Test
    void c3_inactiveHolidaysHaveNoEffect() {
        LocalDate first = LocalDate.of(2026, 3, 2);
        BusinessCalendar calendar = calendar(
                "UTC",
                daily(hours(9, 17)),
                List.of(new OwnHoliday(first, "off", true), new OwnHoliday(first.plusDays(1), "on", false)),
                List.of(),
                null);
        assertThat(on(calendar, "2026-03-02")).isZero();
        assertThat(on(calendar, "2026-03-03")).isEqualTo(Duration.ofHours(8));
        assertThat(calendar.offReason(first)).isEqualTo("off");
        assertThat(calendar.offReason(first.plusDays(1))).isNull();
    }

    @Test
    void anExceptionWinsOverWeekAndHolidays() {
        LocalDate date = LocalDate.of(2026, 3, 1);
        BusinessCalendar calendar = calendar(
                "UTC",
                Map.of(DayOfWeek.MONDAY, List.of(hours(9, 17))),
                List.of(new OwnHoliday(date, null, true)),
                List.of(
                        new DatedException(date, List.of(hours(9, 12)), "stocktaking"),
                        new DatedException(date.plusDays(1), List.of(), null)),
                null);
        assertThat(on(calendar, "2026-03-01")).isEqualTo(Duration.ofHours(3));
        assertThat(calendar.works(date)).isTrue();
        assertThat(calendar.offReason(date)).isNull();
        assertThat(on(calendar, "2026-03-02")).isZero();
        assertThat(calendar.offReason(date.plusDays(1))).isEqualTo("closed on this date");
        assertThat(calendar.stretches(calendar.startOf(date), calendar.endOf(date.plusDays(1))))
                .extracting(CalendarSegment::kind, CalendarSegment::detail)
                .containsExactly(
                        tuple(CalendarSegment.Kind.CLOSED, null),
                        tuple(CalendarSegment.Kind.OPEN, "stocktaking"),
                        tuple(CalendarSegment.Kind.CLOSED, null),
                        tuple(CalendarSegment.Kind.HOLIDAY, "closed on this date"));
    }

    @Test
    void c4_wallTimesThatDoNotExistOrExistTwice() {
        ZoneId berlin = ZoneId.of("Europe/Berlin");
        assertThat(WallTime.of(LocalDateTime.parse("2025-03-30T02:30"), berlin))
                .isEqualTo(new WallTime(Instant.parse("2025-03-30T01:30:00Z"), WallTime.Existence.SKIPPED));
        assertThat(WallTime.of(LocalDateTime.parse("2025-10-26T02:30"), berlin))
                .isEqualTo(new WallTime(Instant.parse("2025-10-26T00:30:00Z"), WallTime.Existence.TWICE));
        assertThat(WallTime.of(LocalDateTime.parse("2025-10-26T03:00"), berlin))
                .isEqualTo(new WallTime(Instant.parse("2025-10-26T02:00:00Z"), WallTime.Existence.ONCE));
        // Lord Howe Island changes by half an hour.
        assertThat(WallTime.of(LocalDateTime.parse("2025-10-05T02:15"), ZoneId.of("Australia/Lord_Howe")))
                .isEqualTo(new WallTime(Instant.parse("2025-10-04T15:45:00Z"), WallTime.Existence.SKIPPED));
        // Samoa left out a whole day.
        assertThat(WallTime.of(LocalDateTime.parse("2011-12-30T09:00"), ZoneId.of("Pacific/Apia")))
                .isEqualTo(new WallTime(Instant.parse("2011-12-30T19:00:00Z"), WallTime.Existence.SKIPPED));
    }

    @Test
    void c5_aWindowHoldsTheRealTimeBetweenItsEnds() {
        BusinessCalendar berlin = calendar("Europe/Berlin", daily(hours(0, 6)));
        assertThat(on(berlin, "2025-03-30")).isEqualTo(Duration.ofHours(5));
        assertThat(on(berlin, "2025-10-26")).isEqualTo(Duration.ofHours(7));
        assertThat(on(calendar("Australia/Lord_Howe", daily(hours(0, 6))), "2025-10-05"))
                .isEqualTo(Duration.ofMinutes(330));
        assertThat(on(calendar("Africa/Casablanca", daily(DailyWindow.ALL_DAY)), "2025-02-23"))
                .isEqualTo(Duration.ofHours(25));
        // Midnight itself is skipped in Beirut.
        assertThat(on(calendar("Asia/Beirut", daily(DailyWindow.ALL_DAY)), "2025-03-30"))
                .isEqualTo(Duration.ofHours(23));
    }

    @Test
    void c4_windowsThatAClockChangeMovesOverEachOtherCountOnce() {
        // 02:30 to 02:45 becomes 03:30 to 03:45, which lies in the other window.
        BusinessCalendar berlin = calendar("Europe/Berlin", daily(hours(2.5, 2.75), hours(3, 4)));
        assertThat(on(berlin, "2025-03-30")).isEqualTo(Duration.ofHours(1));
        // 02:00 to 03:00 does not exist at all.
        BusinessCalendar gone = calendar("Europe/Berlin", daily(hours(2, 3)));
        assertThat(on(gone, "2025-03-30")).isZero();
        assertThat(gone.works(LocalDate.of(2025, 3, 30))).isFalse();
    }

    @Test
    void aDateThatDoesNotExistHasNoTime() {
        BusinessCalendar apia = calendar("Pacific/Apia", Map.of(DayOfWeek.FRIDAY, List.of(hours(9, 17))));
        Instant thursday = Instant.parse("2011-12-29T20:00:00Z");
        assertThat(apia.works(LocalDate.of(2011, 12, 30))).isFalse();
        assertThat(apia.after(thursday, Duration.ofHours(1))).isEqualTo("2012-01-05T20:00:00Z");
        assertThat(apia.workingDayAfter(LocalDate.of(2011, 12, 29), 1)).isEqualTo("2012-01-06");
    }

    @Test
    void midnightThatExistsTwiceEndsTheDateOnce() {
        // At 00:01 clocks went back to 23:01.
        LocalDate sunday = LocalDate.of(2006, 10, 29);
        BusinessCalendar calendar = calendar(
                "America/St_Johns",
                daily(hours(9, 17)),
                List.of(new OwnHoliday(sunday.minusDays(1), "off", true), new OwnHoliday(sunday, "off, too", true)),
                List.of(),
                null);
        Instant begin = calendar.startOf(sunday);
        List<CalendarSegment> stretches = calendar.stretches(begin.plusSeconds(1800), calendar.endOf(sunday));
        assertThat(begin).isEqualTo("2006-10-29T02:30:00Z");
        assertThat(stretches)
                .extracting(CalendarSegment::kind, CalendarSegment::detail, CalendarSegment::until)
                .containsExactly(tuple(CalendarSegment.Kind.HOLIDAY, "off, too", calendar.endOf(sunday)));
        assertThat(Duration.between(begin, calendar.endOf(sunday))).isEqualTo(Duration.ofHours(25));
    }

    @Test
    void aDayClosesWithItsLastWindow() {
        BusinessCalendar calendar = calendar(
                "Europe/Berlin",
                Map.of(
                        DayOfWeek.FRIDAY,
                        List.of(hours(9, 12), hours(13, 17)),
                        DayOfWeek.SATURDAY,
                        List.of(hours(10, 24))));
        assertThat(calendar.closeOf(LocalDate.of(2026, 3, 6))).isEqualTo("2026-03-06T16:00:00Z");
        assertThat(calendar.closeOf(LocalDate.of(2026, 3, 7))).isEqualTo("2026-03-07T23:00:00Z");
        assertThat(calendar.closeOf(LocalDate.of(2026, 3, 8))).isEqualTo("2026-03-08T23:00:00Z");
        assertThat(calendar.closeOf(LocalDate.of(2026, 12, 31))).isEqualTo("2026-12-31T23:00:00Z");
    }

    @Test
    void publicHolidaysOfCountriesAndRegions() {
        NationalHolidays england = NationalHolidays.of("GB", "eng");
        assertThat(england).isNotNull();
        assertThat(england.code()).isEqualTo("gb-eng");
        assertThat(england.of(2026))
                .containsKeys(LocalDate.of(2026, 4, 3), LocalDate.of(2026, 4, 6), LocalDate.of(2026, 12, 28))
                .doesNotContainKey(LocalDate.of(2026, 12, 26))
                .containsEntry(LocalDate.of(2026, 12, 25), "Christmas");
        NationalHolidays germany = NationalHolidays.of("de", null);
        NationalHolidays bavaria = NationalHolidays.of("DE", "BY");
        assertThat(germany).isNotNull();
        assertThat(bavaria).isNotNull().isSameAs(NationalHolidays.of("de", "by"));
        assertThat(germany.of(2026)).doesNotContainKey(LocalDate.of(2026, 1, 6));
        assertThat(bavaria.of(2026)).containsEntry(LocalDate.of(2026, 1, 6), "Epiphany");
        assertThat(NationalHolidays.of("XX", null)).isNull();
        assertThat(NationalHolidays.of("DE", "nowhere")).isNull();
        assertThat(NationalHolidays.regions("DE")).contains("by", "by/ag");
        assertThat(NationalHolidays.regions("XX")).isEmpty();
        assertThat(NationalHolidays.regionNames("DE", Locale.ENGLISH))
                .containsOnlyKeys(NationalHolidays.regions("DE"))
                .containsEntry("by", "Bavaria")
                .containsEntry("by/ag", "Bavaria, Augsburg");
        assertThat(NationalHolidays.regionNames("DE", Locale.GERMAN)).containsEntry("by", "Bayern");
        assertThat(NationalHolidays.countries()).contains("DE", "GB").doesNotContain("NYSE");
        BusinessCalendar calendar = calendar("Europe/Berlin", daily(hours(9, 17)), List.of(), List.of(), bavaria);
        assertThat(calendar.offReason(LocalDate.of(2026, 1, 6))).isEqualTo("Epiphany");
        assertThat(calendar.works(LocalDate.of(2026, 1, 6))).isFalse();
        assertThat(calendar.works(LocalDate.of(2026, 1, 7))).isTrue();
    }

    @Test
    void yearsThatAreNotWorkedOutAreRefused() {
        BusinessCalendar calendar = calendar("UTC", Map.of(DayOfWeek.MONDAY, List.of(new DailyWindow(0, 1))));
        Instant now = Instant.parse("2026-03-02T00:00:00Z");
        assertThatThrownBy(() -> calendar.after(now, Duration.ofHours(200)))
                .isInstanceOf(BeyondHorizonException.class)
                .hasMessageContaining("1950");
        assertThatThrownBy(() -> calendar.after(now, Duration.ofDays(200_000)))
                .isInstanceOf(BeyondHorizonException.class);
        assertThatThrownBy(() -> calendar.counted(Instant.parse("1949-01-01T00:00:00Z"), now))
                .isInstanceOf(BeyondHorizonException.class);
        assertThatThrownBy(() -> calendar.counted(now, Instant.parse("2500-01-01T00:00:00Z")))
                .isInstanceOf(BeyondHorizonException.class);
        assertThat(calendar.counted(Instant.parse("1950-01-04T00:00:00Z"), Instant.parse("2199-12-28T00:00:00Z")))
                .isEqualTo(Duration.ofMinutes(13_043));
        assertThat(calendar.counted(now, now)).isZero();
    }

    @Test
    void dec1_aBudgetUsedUpWithTheYearIsDueInIt() {
        BusinessCalendar calendar = calendar("Europe/Berlin", daily(hours(9, 17)));
        Instant start = Instant.parse("2026-12-30T08:00:00Z");
        assertThat(calendar.after(start, Duration.ofHours(16))).isEqualTo("2026-12-31T16:00:00Z");
        assertThat(calendar.after(start, Duration.ofHours(16).plusNanos(1)))
                .isEqualTo("2027-01-01T08:00:00.000000001Z");
        Instant night = Instant.parse("2026-12-30T22:00:00Z");
        assertThat(calendar.after(night, Duration.ZERO)).isEqualTo(night);
    }

    @Test
    void aDeadlineYearsAhead() {
        BusinessCalendar calendar = calendar("America/New_York", daily(hours(9, 17)));
        assertThat(calendar.after(Instant.parse("2023-12-31T14:00:00Z"), Duration.ofHours(8 * 367 + 1)))
                .isEqualTo("2025-01-01T15:00:00Z");
    }
}
