package org.redress.complaint.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.redress.complaint.lifecycle.Lives.NOW;
import static org.redress.complaint.lifecycle.Lives.hours;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.redress.complaint.sla.AroundTheClock;
import org.redress.complaint.sla.ClockCondition;
import org.redress.complaint.sla.ClockRule;
import org.redress.complaint.sla.NamedEvent;
import org.redress.complaint.sla.PolicyAssignment;
import org.redress.complaint.sla.ReopenRule;
import org.redress.complaint.sla.SlaEngine;
import org.redress.complaint.sla.SlaPolicy;
import org.redress.complaint.sla.Target;

/** Clocks of real cases that follow steps known by name, and other pins for cases that are open. */
class StepClocksTest {

    private static final PolicyAssignment FIRST = new PolicyAssignment("p", 1, "r", Map.of(), Map.of(), Map.of());
    private static final PolicyAssignment SECOND = new PolicyAssignment("p", 2, "r", Map.of(), Map.of(), Map.of());

    private static ClockRule rule(String clock, int hours, Map<String, String> replacedBy) {
        return new ClockRule(
                clock,
                new Target.Counted(Duration.ofHours(hours)),
                null,
                Set.of(NamedEvent.RECEIVED),
                new ClockCondition.Told(Set.of("final-response"), Set.of()),
                Set.of(),
                ReopenRule.KEEP,
                List.of(50),
                replacedBy,
                null);
    }

    private static final PolicyResolver PROMISES = new PolicyResolver() {
        @Override
        public PolicyAssignment given(CaseValues values, Instant receivedAt) {
            return FIRST;
        }

        @Override
        public SlaEngine engine(PolicyAssignment policyAssignment) {
            int factor = policyAssignment.version();
            return new SlaEngine(
                    new SlaPolicy(
                            policyAssignment.policy() + "/" + policyAssignment.version(),
                            List.of(
                                    rule("short", 10 * factor, Map.of("holding-reply", "long")),
                                    rule("long", 30 * factor, Map.of()))),
                    new AroundTheClock());
        }
    };

    private static Happening step(String name, double at) {
        return new Happening(
                CaseEventKind.STEP_TAKEN,
                Lives.SOURCE,
                hours(at),
                Map.of(),
                false,
                null,
                null,
                null,
                null,
                null,
                name,
                null,
                false,
                null);
    }

    @Test
    void aStepPutsOneClockInPlaceOfAnotherAndABackDatedOneTakesThatBack() {
        Complaint complaint = Lives.open();
        complaint.record(Lives.at(CaseEventKind.RECEIVED, 0), NOW, PROMISES);
        assertThat(complaint.clocks()).hasSize(1);
        List<CaseEvent> held = complaint.record(step("holding-reply", 4), hours(4), PROMISES);
        assertThat(Lives.news(held)).containsExactly("STARTED long", "MET short");
        // when it turns out that the answer had been given before
        List<CaseEvent> answered = complaint.record(step("final-response", 3), hours(5), PROMISES);
        // then the clock that should never have been is told as void
        assertThat(Lives.news(answered)).containsExactly("CORRECTED short", "CORRECTED long");
        assertThat(Lives.told(answered)).containsEntry("long 1", "VOID");
        assertThat(complaint.clocks()).hasSize(1);
    }

    @Test
    void whoeverKeepsTheLastWordOnEachClockKnowsThoseThatHoldInAnyOrder() {
        int voided = 0;
        for (int seed = 0; seed < 200; seed++) {
            Random random = new Random(seed);
            List<Happening> life = new ArrayList<>(List.of(Lives.at(CaseEventKind.RECEIVED, -9)));
            for (int i = 0; i < 4; i++) {
                life.add(step(random.nextBoolean() ? "holding-reply" : "final-response", -8 + random.nextInt(8)));
            }
            Complaint complaint = Lives.open();
            List<CaseEvent> events = new ArrayList<>();
            Collections.shuffle(life, random);
            life.forEach(happening -> events.addAll(complaint.record(happening, NOW, PROMISES)));
            Map<String, String> told = Lives.told(events);
            int all = told.size();
            told.values().removeIf("VOID"::equals);
            voided += all - told.size();
            Map<String, String> held = new HashMap<>();
            complaint
                    .clocks()
                    .forEach(clock -> held.put(
                            clock.code() + " " + clock.run(), clock.state().name()));
            assertThat(told).as("seed %d", seed).isEqualTo(held);
        }
        assertThat(voided).isPositive();
    }

    @Test
    void dec3_anotherPinCountsFromTheStartAndWarnsNobodyOfWhatIsPast() {
        Complaint complaint = Lives.open();
        complaint.record(Lives.at(CaseEventKind.RECEIVED, 0), NOW, PROMISES);
        assertThat(Lives.news(complaint.sweep(hours(6), PROMISES))).containsExactly("WARNED short true");
        PolicyReassignment later = new PolicyReassignment(UUID.randomUUID(), Lives.SOURCE, SECOND, false, List.of());
        Recalculation recalculation = complaint.recount(later, hours(7), PROMISES);
        assertThat(recalculation).isNotNull();
        CaseEvent event = complaint.repin(later, recalculation, hours(7), PROMISES);
        assertThat(event).isInstanceOfSatisfying(CaseEvent.Repinned.class, repinned -> {
            assertThat(repinned.policy()).isEqualTo("p/2");
            assertThat(repinned.clocks()).hasSize(1);
        });
        assertThat(Lives.clock(complaint, "short").dueAt()).isEqualTo(hours(20));
        assertThat(Lives.clock(complaint, "short").warnedShare()).isZero();
        assertThat(complaint.recount(later, hours(8), PROMISES)).isNull();
        // the new promise has warnings of its own
        assertThat(Lives.news(complaint.sweep(hours(11), PROMISES))).containsExactly("WARNED short true");
        // when it is taken back after the old deadline, the breach is not rung
        PolicyReassignment back = new PolicyReassignment(later.application(), Lives.SOURCE, FIRST, true, List.of());
        Recalculation undone = complaint.recount(back, hours(12), PROMISES);
        assertThat(undone).isNotNull();
        complaint.repin(back, undone, hours(12), PROMISES);
        assertThat(Lives.clock(complaint, "short").state().name()).isEqualTo("BREACHED");
        assertThat(complaint.sweep(hours(13), PROMISES)).isEmpty();
    }

    @Test
    void whatHasEndedKeepsItsPin() {
        Complaint complaint = Lives.open();
        complaint.record(Lives.at(CaseEventKind.RECEIVED, 0), NOW, PROMISES);
        complaint.record(step("holding-reply", 4), hours(4), PROMISES);
        PolicyReassignment policyReassignment =
                new PolicyReassignment(UUID.randomUUID(), Lives.SOURCE, SECOND, false, List.of());
        Recalculation recalculation = complaint.recount(policyReassignment, hours(5), PROMISES);
        assertThat(recalculation).isNotNull();
        assertThat(recalculation.pin().kept()).containsExactly(Map.entry("short", FIRST));
        assertThat(recalculation.pin().of("long")).isEqualTo(SECOND);
    }
}
