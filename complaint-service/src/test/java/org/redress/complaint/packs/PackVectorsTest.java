package org.redress.complaint.packs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.redress.complaint.packs.store.PackFiles;
import org.redress.complaint.policy.ReadyPolicy;
import org.redress.complaint.simulate.Event;
import org.redress.complaint.simulate.SimulateSla;
import org.redress.complaint.simulate.Simulated.SimulatedClock;
import org.redress.complaint.simulate.Simulation;

/** The visible vectors of regulatory rules, by id, through the packs themselves: at any hour of the first day. */
class PackVectorsTest {

    private static final List<LocalTime> HOURS =
            List.of(LocalTime.MIDNIGHT, LocalTime.of(0, 30), LocalTime.NOON, LocalTime.of(23, 59, 59));
    private static final Packs PACKS = PackFiles.shipped();

    @TestFactory
    Stream<DynamicTest> vectors() throws IOException {
        List<AskedVector> all = AskedVector.all();
        assertThat(all).hasSizeGreaterThan(30);
        return all.stream().map(vector -> DynamicTest.dynamicTest(vector.name(), () -> check(vector)));
    }

    private static void check(AskedVector vector) {
        ReadyPolicy ready = ready(vector.pack(), vector.variant());
        ZoneId zone = ready.calendars().getFirst().calendar().zone();
        for (LocalTime hour : HOURS) {
            Instant start = vector.start().atTime(hour).atZone(zone).toInstant();
            List<Event> events = new ArrayList<>();
            for (AskedVector.Told told : vector.events()) {
                Instant at = vector.start()
                        .plusDays(told.day())
                        .atTime(hour)
                        .atZone(zone)
                        .toInstant();
                events.add(new Event.Named(at, told.event()));
            }
            Simulation asked =
                    new Simulation(zone, ready.calendars(), ready.policies(), start, events, List.of(), null);
            SimulatedClock clock = SimulateSla.answer(asked).clocks().stream()
                    .filter(each -> each.course().clock().code().equals(vector.clock()))
                    .findFirst()
                    .orElseThrow();
            Instant dueAt = clock.course().clock().dueAt();
            assertThat(dueAt).as("%s", hour).isNotNull();
            assertThat(dueAt.minusNanos(1).atZone(zone).toLocalDate()).isEqualTo(vector.due());
        }
    }

    private static ReadyPolicy ready(String pack, @Nullable String variant) {
        ReadyPolicy ready = PACKS.find(pack, variant);
        assertThat(ready).as("%s %s", pack, variant).isNotNull();
        return ready;
    }
}
