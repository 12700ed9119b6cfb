package org.redress.complaint.sla;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.redress.complaint.sla.calendar.ZoneDays;
import org.redress.testing.SharedFolder;

/** The visible vectors of regulatory rules, by id, against the engine: at any hour of the first day. */
class RegulatoryVectorsTest {

    private static final List<LocalTime> HOURS =
            List.of(LocalTime.MIDNIGHT, LocalTime.of(0, 30), LocalTime.NOON, LocalTime.of(23, 59, 59));

    @TestFactory
    Stream<DynamicTest> vectors() throws IOException {
        JsonNode file = new ObjectMapper()
                .readTree(SharedFolder.assumePresent("facts/regulatory_vectors.json")
                        .toFile());
        List<DynamicTest> tests = new ArrayList<>();
        for (JsonNode vector : file.get("vectors")) {
            tests.add(DynamicTest.dynamicTest(
                    vector.get("id").asText() + " " + vector.get("rule").asText(), () -> check(file, vector)));
        }
        assertThat(tests).hasSizeGreaterThan(30);
        return tests.stream();
    }

    private static void check(JsonNode file, JsonNode vector) {
        JsonNode clock = vector.get("clock");
        String unit = clock.get("unit").asText();
        int quantity = clock.get("quantity").asInt();
        if (unit.equals("ELAPSED_HOURS")) {
            Instant start = OffsetDateTime.parse(vector.get("start").asText()).toInstant();
            ClockReport clockReport =
                    course(new Target.Counted(Duration.ofHours(quantity)), new AroundTheClock(), start);
            assertThat(clockReport.clock().dueAt())
                    .isEqualTo(OffsetDateTime.parse(vector.get("due").asText()).toInstant());
            return;
        }
        LocalDays days = clock.has("calendar")
                ? FactCalendars.accepted(
                        file.get("calendars").get(clock.get("calendar").asText()))
                : new ZoneDays(ZoneId.of("Australia/Sydney"));
        Calendar counting = days instanceof Calendar calendar ? calendar : new AroundTheClock();
        LocalDate due = LocalDate.parse(vector.get("due").asText());
        for (LocalTime hour : HOURS) {
            Instant start =
                    days.instantOf(LocalDate.parse(vector.get("start").asText()).atTime(hour));
            Target.Dated target =
                    new Target.Dated(DayUnit.valueOf(unit), quantity, CutOff.END_OF_DAY, null, false, days);
            ClockReport clockReport = course(target, counting, start);
            assertThat(target.lastDay(start)).isEqualTo(due);
            assertThat(clockReport.clock().dueAt()).isEqualTo(days.endOf(due));
            assertThat(clockReport.explanation().steps().getLast().from()).isEqualTo(days.endOf(due));
        }
    }

    private static ClockReport course(Target target, Calendar calendar, Instant start) {
        ClockRule rule = new ClockRule(
                "regulatory",
                target,
                calendar,
                Set.of(NamedEvent.RECEIVED),
                ClockCondition.RESOLUTION,
                Set.of(),
                ReopenRule.KEEP,
                List.of(),
                Map.of(),
                null);
        return new SlaEngine(new SlaPolicy("vectors/1", List.of(rule)), new AroundTheClock())
                .courses(
                        new CaseTimes(start, null, null, List.of(), List.of(), null),
                        List.of(),
                        start,
                        ZoneId.of("UTC"))
                .getFirst();
    }
}
