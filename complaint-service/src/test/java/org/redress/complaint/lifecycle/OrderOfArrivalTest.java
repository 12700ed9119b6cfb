package org.redress.complaint.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.redress.complaint.lifecycle.Lives.ENGINE;
import static org.redress.complaint.lifecycle.Lives.at;
import static org.redress.complaint.lifecycle.Lives.hours;
import static org.redress.complaint.lifecycle.Lives.setting;
import static org.redress.complaint.lifecycle.Lives.status;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.redress.complaint.sla.AroundTheClock;
import org.redress.complaint.sla.ClockRule;
import org.redress.complaint.sla.SlaClock;
import org.redress.complaint.sla.SlaEngine;
import org.redress.complaint.sla.SlaPolicy;

/** The order in which events of a case arrive decides nothing. */
class OrderOfArrivalTest {

    private static final List<Happening> LIFE = List.of(
            setting(CaseEventKind.RECEIVED, -400, Map.of(Attribute.CHANNEL, "phone", Attribute.TEAM, "a")),
            setting(CaseEventKind.ASSIGNED, -390, Map.of(Attribute.TEAM, "b", Attribute.ASSIGNEE, "u1")),
            at(CaseEventKind.AGENT_REPLIED, -380),
            status(-370, Status.WAITING_FOR_CUSTOMER),
            at(CaseEventKind.CUSTOMER_REPLIED, -360),
            at(CaseEventKind.RESOLVED, -350),
            at(CaseEventKind.REOPENED, -340));

    private record End(Milestones milestones, Map<Attribute, String> values, List<SlaClock> clocks) {}

    private static End live(List<Happening> life) {
        Complaint complaint = Lives.open();
        for (int i = 0; i < life.size(); i++) {
            complaint.record(life.get(i), hours(i / 3600.0), ENGINE);
        }
        assertThat(complaint.version()).isGreaterThanOrEqualTo(life.size());
        Map<Attribute, String> values = new EnumMap<>(Attribute.class);
        complaint
                .toRecord()
                .values()
                .forEach((attribute, attributeValue) -> values.put(attribute, attributeValue.value()));
        return new End(complaint.milestones(), values, complaint.clocks());
    }

    private static void permutations(List<Happening> rest, List<Happening> chosen, Consumer<List<Happening>> visitor) {
        if (rest.isEmpty()) {
            visitor.accept(chosen);
        }
        for (int i = 0; i < rest.size(); i++) {
            List<Happening> left = new ArrayList<>(rest);
            List<Happening> more = new ArrayList<>(chosen);
            more.add(left.remove(i));
            permutations(left, more, visitor);
        }
    }

    @Test
    void everyPermutationOfALifeEndsTheSame() {
        End expected = live(LIFE);
        int[] count = {0};
        permutations(LIFE, List.of(), order -> {
            count[0]++;
            assertThat(live(order)).isEqualTo(expected);
        });
        assertThat(count[0]).isEqualTo(5040);
        assertThat(expected.milestones().status()).isEqualTo(Status.OPEN);
        assertThat(expected.milestones().reopenCount()).isOne();
        assertThat(expected.milestones().transferCount()).isOne();
        assertThat(expected.values()).containsEntry(Attribute.TEAM, "b");
    }

    @Test
    void randomLivesEndTheSameInAnyOrder() {
        for (int seed = 0; seed < 300; seed++) {
            Random random = new Random(seed);
            List<Happening> life = randomLife(random);
            End expected = live(life);
            List<Happening> shuffled = new ArrayList<>(life);
            Collections.shuffle(shuffled, random);
            assertThat(live(shuffled)).as("seed %d", seed).isEqualTo(expected);
        }
    }

    @Test
    void whoeverKeepsTheLastWordOnEachClockKnowsThoseThatHoldInAnyOrder() {
        SlaPolicy policy = new SlaPolicy(
                "answers/1",
                List.of(
                        ClockRule.ofExchanges("next-response", Duration.ofHours(2), List.of(50)),
                        ClockRule.ofExchanges("callback", Duration.ofHours(9), List.of())));
        PolicyResolver policyResolver = PolicyResolver.always(new SlaEngine(policy, new AroundTheClock()));
        for (int seed = 0; seed < 300; seed++) {
            Random random = new Random(seed);
            List<Happening> life = randomLife(random);
            Collections.shuffle(life, random);
            Complaint complaint = Lives.open();
            List<CaseEvent> events = new ArrayList<>();
            life.forEach(happening -> events.addAll(complaint.record(happening, hours(0), policyResolver)));
            Map<String, String> told = Lives.told(events);
            told.values().removeIf("VOID"::equals);
            Map<String, String> held = new HashMap<>();
            complaint
                    .clocks()
                    .forEach(clock -> held.put(
                            clock.code() + " " + clock.run(), clock.state().name()));
            assertThat(told).as("seed %d", seed).isEqualTo(held);
        }
    }

    private static List<Happening> randomLife(Random random) {
        CaseEventKind[] kinds = CaseEventKind.values();
        List<Happening> life = new ArrayList<>();
        life.add(at(CaseEventKind.RECEIVED, -1000));
        int length = 3 + random.nextInt(12);
        for (int i = 0; i < length; i++) {
            double when = -1001 + i * 7 + random.nextInt(60) / 10.0 + 0.05;
            CaseEventKind kind = kinds[random.nextInt(kinds.length)];
            Happening happening = kind == CaseEventKind.STATUS_CHANGED
                    ? status(when, random.nextBoolean() ? Status.OPEN : Status.WAITING_FOR_CUSTOMER)
                    : setting(
                            kind,
                            when,
                            kind == CaseEventKind.NOTE_ADDED
                                    ? Map.of()
                                    : Map.of(
                                            Attribute.TEAM,
                                            "t" + random.nextInt(3),
                                            Attribute.STATED_DEADLINE,
                                            hours(-900 + random.nextInt(100)).toString()));
            life.add(kind == CaseEventKind.MERGED ? happening.into(new UUID(1, random.nextInt(3))) : happening);
        }
        return life;
    }

    @Test
    void aStoredCaseGoesOnAsIfNothingHadHappened() {
        Complaint complaint = Lives.open();
        Complaint stored = Lives.open();
        for (Happening happening : LIFE) {
            complaint.record(happening, hours(0), ENGINE);
            stored = Complaint.of(stored.toRecord());
            stored.record(happening, hours(0), ENGINE);
        }
        assertThat(stored.toRecord()).isEqualTo(complaint.toRecord());
    }
}
