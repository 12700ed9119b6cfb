package org.redress.kpi.day;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.redress.kpi.cell.QuarterHour;

class ZoneDayTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    @Test
    void a_day_is_as_long_as_the_zone_makes_it() {
        assertThat(length("2026-03-29T10:00:00Z", BERLIN)).isEqualTo(23 * 4);
        assertThat(length("2026-10-25T10:00:00Z", BERLIN)).isEqualTo(25 * 4);
        assertThat(length("2026-11-22T10:00:00Z", BERLIN)).isEqualTo(24 * 4);
    }

    /** Quarters and halves of an hour, a date left out (31 December 1994 in Kiritimati), seconds before there were zones. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "UTC",
                "Europe/Berlin",
                "Asia/Kathmandu",
                "Pacific/Kiritimati",
                "America/St_Johns",
                "Africa/Monrovia"
            })
    void days_follow_each_other_without_gap_and_each_slot_lies_in_its_own(String zone) {
        ZoneId id = ZoneId.of(zone);
        for (String from : new String[] {
            "1919-12-20T00:00:00Z", "1972-01-01T00:00:00Z", "1994-12-25T00:00:00Z", "2026-03-20T00:00:00Z"
        }) {
            int slot = QuarterHour.of(Instant.parse(from));
            ZoneDay day = ZoneDay.of(slot, id);
            for (int end = slot + 30 * 96; slot < end; slot++) {
                ZoneDay at = ZoneDay.of(slot, id);
                assertThat(slot).isGreaterThanOrEqualTo(at.first()).isLessThan(at.end());
                if (!at.equals(day)) {
                    assertThat(at.first()).isEqualTo(day.end()).isEqualTo(slot);
                    assertThat(ZoneDay.beginsAt(slot, id)).isTrue();
                    day = at;
                }
            }
        }
    }

    private static int length(String at, ZoneId zone) {
        ZoneDay day = ZoneDay.of(QuarterHour.of(Instant.parse(at)), zone);
        return day.end() - day.first();
    }
}
