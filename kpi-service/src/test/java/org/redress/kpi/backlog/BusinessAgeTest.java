package org.redress.kpi.backlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BusinessAgeTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    @ParameterizedTest
    @CsvSource({
        // Within a day, over a night, a weekend, from and to a weekend, a year; the clocks were put forward on 31
        // March.
        "2024-05-06T08:00, 2024-05-06T14:00, 0.25",
        "2024-05-06T18:00, 2024-05-07T06:00, 0.5",
        "2024-05-03T12:00, 2024-05-06T12:00, 1",
        "2024-05-04T09:00, 2024-05-06T06:00, 0.25",
        "2024-05-03T12:00, 2024-05-05T23:00, 0.5",
        "2024-05-04T09:00, 2024-05-05T23:00, 0",
        "2024-03-29T12:00, 2024-04-01T12:00, 1",
        "2023-05-08T08:00, 2024-05-06T08:00, 260",
        "2024-05-07T08:00, 2024-05-06T08:00, 0",
    })
    void weekends_do_not_count(LocalDateTime received, LocalDateTime at, double days) {
        assertThat(BusinessAge.days(instant(received), instant(at), BERLIN)).isCloseTo(days, within(1e-9));
    }

    @Test
    void it_is_the_number_of_business_hours_that_pass_and_cuts_where_the_classes_are_cut() {
        Random random = new Random(5);
        for (int i = 0; i < 500; i++) {
            LocalDateTime at = LocalDateTime.of(2024, 1, 1, 0, 0).plusHours(random.nextInt(9_000));
            LocalDateTime received = at.minusHours(random.nextInt(300));
            double hours = 0;
            for (LocalDateTime hour = received; hour.isBefore(at); hour = hour.plusHours(1)) {
                hours += hour.getDayOfWeek().compareTo(DayOfWeek.SATURDAY) < 0 ? 1 : 0;
            }
            ZoneId utc = ZoneId.of("UTC");
            Instant came = received.atZone(utc).toInstant();
            Instant moment = at.atZone(utc).toInstant();
            double age = BusinessAge.days(came, moment, utc);
            assertThat(age).as("%s to %s", received, at).isCloseTo(hours / 24, within(1e-9));
            assertThat(age <= 3 + 1e-9)
                    .as("%s to %s", received, at)
                    .isEqualTo(!came.isBefore(AgeBounds.at(moment, utc).threeBusinessDays())
                            || weekendBefore(came, moment));
        }
    }

    /** The bound is the last instant that is three business days away; a weekend right before it is three business days away too. */
    private static boolean weekendBefore(Instant came, Instant moment) {
        ZoneId utc = ZoneId.of("UTC");
        Instant bound = AgeBounds.at(moment, utc).threeBusinessDays();
        return BusinessAge.days(came, bound, utc) < 1e-9;
    }

    private static Instant instant(LocalDateTime time) {
        return time.atZone(BERLIN).toInstant();
    }
}
