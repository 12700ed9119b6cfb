package org.redress.kpi.backlog;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AgeBoundsTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    @ParameterizedTest
    @CsvSource({
        // Thursday and Monday at ten, Saturday and Sunday, and a Monday after the clocks were put forward.
        "2024-05-09T10:00, 2024-05-06T10:00",
        "2024-05-13T10:00, 2024-05-08T10:00",
        "2024-05-11T10:00, 2024-05-08T00:00",
        "2024-05-12T23:59, 2024-05-08T00:00",
        "2024-04-01T10:00, 2024-03-27T10:00",
    })
    void businessDaysAreMondaysToFridays(LocalDateTime moment, LocalDateTime threeBefore) {
        Instant at = moment.atZone(BERLIN).toInstant();

        AgeBounds bounds = AgeBounds.at(at, BERLIN);

        assertThat(bounds.threeBusinessDays().atZone(BERLIN).toLocalDateTime()).isEqualTo(threeBefore);
        assertThat(bounds.eightWeeks().atZone(BERLIN).toLocalDateTime()).isEqualTo(moment.minusDays(56));
    }
}
