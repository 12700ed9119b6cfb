package org.redress.kit.cloudevents;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.redress.kit.cloudevents.EventTimes.BusinessTime;

class EventTimesTest {

    private static final Instant NOW = Instant.parse("2026-03-01T08:00:00Z");

    private final EventTimes times = new EventTimes(Clock.fixed(NOW, ZoneOffset.UTC));

    @Test
    void e9_timeTwoDaysAheadBecomesReceiptAndIsFlagged() {
        assertThat(times.believe(Instant.parse("2026-03-03T08:00:00Z"))).isEqualTo(new BusinessTime(NOW, true));
    }

    @Test
    void e9_timeOf1970BecomesTheEarliestAndIsFlagged() {
        assertThat(times.believe(Instant.EPOCH)).isEqualTo(new BusinessTime(EventTimes.DEFAULT_EARLIEST, true));
    }

    @Test
    void timesInBetweenAndNoTimeAreTakenAsTheyAre() {
        Instant slightlyAhead = NOW.plusSeconds(3600);

        assertThat(times.believe(slightlyAhead)).isEqualTo(new BusinessTime(slightlyAhead, false));
        assertThat(times.believe(null)).isEqualTo(new BusinessTime(NOW, false));
    }
}
