package org.redress.kpi.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.redress.kpi.cell.QuarterHour;

class PeriodTest {

    private static final Instant FAR = Instant.parse("2100-01-01T00:00:00Z");

    @Test
    void the_day_on_which_clocks_go_forward_has_23_hours_and_the_other_one_25() {
        assertThat(cut("Europe/Berlin", "2024-03-31", "2024-04-01", Granularity.HOUR))
                .hasSize(23);
        assertThat(cut("Europe/Berlin", "2024-10-27", "2024-10-28", Granularity.HOUR))
                .hasSize(25);
        assertThat(cut("Europe/Berlin", "2024-03-31", "2024-04-01", Granularity.DAY))
                .singleElement()
                .satisfies(day ->
                        assertThat(Duration.between(day.from(), day.to())).isEqualTo(Duration.ofHours(23)));
    }

    @Test
    void a_day_in_kathmandu_begins_at_a_quarter_past_the_hour_in_utc() {
        assertThat(cut("Asia/Kathmandu", "2024-01-01", "2024-01-02", Granularity.DAY)
                        .getFirst()
                        .from())
                .isEqualTo(Instant.parse("2023-12-31T18:15:00Z"));
    }

    @Test
    void parts_of_a_month_and_what_is_not_over_are_not_complete() {
        Period period = period("UTC", "2024-01-15", "2024-04-01");
        assertThat(period.cut(Granularity.MONTH, Instant.parse("2024-03-10T00:00:00Z"), 100))
                .extracting(Bucket::complete)
                .containsExactly(false, true, false);
    }

    @Test
    void weeks_begin_on_monday() {
        assertThat(cut("UTC", "2024-01-01", "2024-01-15", Granularity.WEEK))
                .extracting(Bucket::from)
                .containsExactly(Instant.parse("2024-01-01T00:00:00Z"), Instant.parse("2024-01-08T00:00:00Z"));
    }

    @Test
    void too_many_buckets_are_refused() {
        assertThatThrownBy(() -> period("UTC", "2000-01-01", "2024-01-01").cut(Granularity.HOUR, FAR, 5_000))
                .isInstanceOf(TooManyBucketsException.class);
    }

    @Property(tries = 300)
    void buckets_cover_the_period_without_gap_or_overlap_on_slots_in_every_zone(
            @ForAll @IntRange(min = 0, max = 599) int zoneIndex,
            @ForAll @IntRange(min = 0, max = 18_000) int firstDay,
            @ForAll @IntRange(min = 1, max = 150) int days) {
        List<String> zones = ZoneId.getAvailableZoneIds().stream().sorted().toList();
        ZoneId zone = ZoneId.of(zones.get(zoneIndex % zones.size()));
        LocalDate from = LocalDate.of(1975, 1, 1).plusDays(firstDay);
        Period period = new Period(
                from.atStartOfDay(zone).toInstant(),
                from.plusDays(days).atStartOfDay(zone).toInstant(),
                zone);
        for (Granularity granularity : Granularity.values()) {
            List<Bucket> buckets = period.cut(granularity, FAR, 10_000);
            assertThat(buckets.getFirst().from()).isEqualTo(period.from());
            assertThat(buckets.getLast().to()).isEqualTo(period.to());
            for (int i = 1; i < buckets.size(); i++) {
                assertThat(buckets.get(i).from()).isEqualTo(buckets.get(i - 1).to());
                assertThat(QuarterHour.start(QuarterHour.of(buckets.get(i).from())))
                        .isEqualTo(buckets.get(i).from());
            }
        }
    }

    private static List<Bucket> cut(String zone, String from, String to, Granularity granularity) {
        return period(zone, from, to).cut(granularity, FAR, 5_000);
    }

    private static Period period(String zone, String from, String to) {
        ZoneId id = ZoneId.of(zone);
        return new Period(
                LocalDate.parse(from).atStartOfDay(id).toInstant(),
                LocalDate.parse(to).atStartOfDay(id).toInstant(),
                id);
    }
}
