package org.redress.complaint.policies;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.redress.complaint.lifecycle.Attribute;
import org.redress.complaint.lifecycle.CaseValues;
import org.redress.complaint.policy.ClockDraft;
import org.redress.complaint.policy.PolicyDefinition;
import org.redress.complaint.policy.PolicyRule;
import org.redress.complaint.policy.TargetDraft;
import org.redress.complaint.sla.AroundTheClock;
import org.redress.complaint.sla.ClockCondition;
import org.redress.complaint.sla.ClockRule;
import org.redress.complaint.sla.PolicyAssignment;
import org.redress.complaint.sla.ReopenRule;
import org.redress.complaint.sla.SlaEngine;
import org.redress.complaint.sla.SlaPolicy;
import org.redress.complaint.sla.Target;

class PolicyAssignerTest {

    private static final Instant JANUARY = Instant.parse("2026-01-01T00:00:00Z");
    private static final Instant JUNE = Instant.parse("2026-06-01T00:00:00Z");
    private static final SlaEngine CONFIGURED = new SlaEngine(
            new SlaPolicy(
                    "default/1",
                    List.of(new ClockRule(
                            "resolution",
                            Duration.ofDays(15),
                            ClockCondition.RESOLUTION,
                            true,
                            ReopenRule.RESUME,
                            List.of()))),
            new AroundTheClock());

    private static PolicyRule rule(String name, int hours, Map<String, Set<String>> match) {
        return new PolicyRule(
                name,
                match,
                List.of(new ClockDraft(
                        "first-response",
                        new TargetDraft.Elapsed(Duration.ofHours(hours)),
                        null,
                        ZoneOffset.UTC,
                        Set.of("received"),
                        ClockCondition.FIRST_RESPONSE,
                        Set.of(),
                        ReopenRule.RESUME,
                        List.of(),
                        Map.of(),
                        null)));
    }

    private static StoredPolicy policy(
            String id, int version, Instant from, int position, boolean active, PolicyRule... rules) {
        return new StoredPolicy(
                id, version, from, new PolicyDefinition(from, position, active, null, null, List.of(rules)));
    }

    private static PolicyAssignment given(Catalogue catalogue, String receivedAt, @Nullable String channel) {
        return new PolicyAssigner(catalogue, CONFIGURED)
                .given(
                        new CaseValues(
                                "shop", channel == null ? Map.of() : Map.of(Attribute.CHANNEL, channel), Map.of()),
                        Instant.parse(receivedAt));
    }

    @Test
    void theReceiptSelectsTheVersionAndTheFirstRuleThatMatchesWins() {
        PolicyRule phone = rule("phone", 2, Map.of("channel", Set.of("phone")));
        PolicyRule otherwise = rule("default", 24, Map.of());
        Catalogue catalogue = Catalogue.EMPTY
                .with(policy("retail", 1, JANUARY, 100, true, phone, otherwise))
                .with(policy("retail", 2, JUNE, 100, true, otherwise, phone));
        assertThat(given(catalogue, "2025-12-31T23:59:59Z", "phone")).isEqualTo(PolicyAssignment.BY_CONFIGURATION);
        PolicyAssignment january = given(catalogue, "2026-01-01T00:00:00Z", "phone");
        assertThat(january.version()).isOne();
        assertThat(january.rule()).isEqualTo("phone");
        assertThat(january.matched()).containsExactly(Map.entry("channel", "phone"));
        assertThat(given(catalogue, "2026-05-01T00:00:00Z", null).rule()).isEqualTo("default");
        PolicyAssignment june = given(catalogue, "2026-06-01T00:00:00Z", "phone");
        assertThat(june.version()).isEqualTo(2);
        assertThat(june.rule()).isEqualTo("default");
    }

    @Test
    void policiesAreTriedByPositionAndInactiveOnesNotAtAll() {
        PolicyRule otherwise = rule("default", 24, Map.of());
        Catalogue catalogue = Catalogue.EMPTY
                .with(policy("a", 1, JANUARY, 100, true, otherwise))
                .with(policy("b", 1, JANUARY, 50, true, otherwise));
        assertThat(given(catalogue, "2026-05-01T00:00:00Z", null).policy()).isEqualTo("b");
        Catalogue without = catalogue.with(policy("b", 2, JANUARY, 50, false, otherwise));
        assertThat(given(without, "2026-05-01T00:00:00Z", null).policy()).isEqualTo("a");
    }

    @Test
    void clocksThatHadEndedKeepWhatTheyWereGiven() {
        PolicyRule otherwise = rule("default", 24, Map.of());
        PolicyAssigner policyAssigner =
                new PolicyAssigner(Catalogue.EMPTY.with(policy("a", 1, JANUARY, 100, true, otherwise)), CONFIGURED);
        PolicyAssignment policyAssignment = policyAssigner
                .given(new CaseValues("shop", Map.of(), Map.of()), JUNE)
                .keeping(Map.of("resolution", PolicyAssignment.BY_CONFIGURATION));
        SlaPolicy policy = policyAssigner.engine(policyAssignment).policy();
        assertThat(policy.name()).isEqualTo("a/1");
        assertThat(policy.rules().stream().map(ClockRule::clock)).containsExactly("first-response", "resolution");
        assertThat(policyAssigner.knows(policyAssignment)).isTrue();
        assertThat(policyAssigner.knows(new PolicyAssignment("a", 2, "default", Map.of(), Map.of(), Map.of())))
                .isFalse();
    }

    @Test
    void DEC3_aClockThatHadEndedIsComputedByTheVersionItWasGivenThen() {
        Catalogue versions = Catalogue.EMPTY
                .with(policy("a", 1, JANUARY, 100, true, rule("default", 24, Map.of())))
                .with(policy("a", 2, JUNE, 100, true, rule("default", 48, Map.of())));
        PolicyAssigner assigner = new PolicyAssigner(versions, CONFIGURED);
        CaseValues values = new CaseValues("shop", Map.of(), Map.of());
        PolicyAssignment before = assigner.given(values, JANUARY);
        PolicyAssignment now = assigner.given(values, JUNE);

        assertThat(target(assigner, now)).isNotEqualTo(target(assigner, before));
        assertThat(target(assigner, now.keeping(Map.of("first-response", before))))
                .isEqualTo(target(assigner, before));
    }

    private static @Nullable Target target(PolicyAssigner assigner, PolicyAssignment assignment) {
        return assigner.engine(assignment).policy().rules().getFirst().target();
    }
}
