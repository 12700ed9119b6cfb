package org.redress.complaint.sla.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HolidayGapsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2026-06-30 | 2025-12-25 2026-12-25 | ",
                "2026-07-01 | 2025-12-25 2026-12-25 | 2027",
                "2026-12-31 | 2026-12-25 2027-01-01 | ",
                "2026-03-01 | 2025-12-25 | 2026",
                "2026-11-22 | 2025-12-25 | 2026 2027",
                "2026-11-22 | 2028-12-25 | ",
                "2026-11-22 | | ",
            })
    void a_year_without_holidays_after_one_with_them_is_a_gap(
            LocalDate today, @Nullable String holidays, @Nullable String gaps) {
        List<OwnHoliday> own = words(holidays).stream()
                .map(date -> new OwnHoliday(LocalDate.parse(date), null, true))
                .toList();

        assertThat(HolidayGaps.of(spec(own, null), today))
                .containsExactlyElementsOf(
                        words(gaps).stream().map(Integer::valueOf).toList());
    }

    @Test
    void inactive_holidays_fill_no_gap() {
        List<OwnHoliday> own = List.of(
                new OwnHoliday(LocalDate.parse("2026-12-25"), null, true),
                new OwnHoliday(LocalDate.parse("2027-12-25"), null, false));

        assertThat(HolidayGaps.of(spec(own, null), LocalDate.parse("2026-11-22")))
                .containsExactly(2027);
    }

    @Test
    void public_holidays_go_on_by_their_rules() {
        assertThat(HolidayGaps.of(spec(List.of(), NationalHolidays.of("GB", "eng")), LocalDate.parse("2026-11-22")))
                .isEmpty();
    }

    private static List<String> words(@Nullable String text) {
        return text == null ? List.of() : Arrays.asList(text.split(" ", -1));
    }

    private static CalendarSpec spec(List<OwnHoliday> holidays, @Nullable PublicHolidays national) {
        return new CalendarSpec(
                "UTC", Map.of(DayOfWeek.MONDAY, List.of(DailyWindow.ALL_DAY)), holidays, List.of(), national);
    }
}
