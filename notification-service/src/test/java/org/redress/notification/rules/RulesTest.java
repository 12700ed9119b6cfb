package org.redress.notification.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.redress.notification.delivery.Deliveries.Occasion;
import org.redress.notification.delivery.Intent;
import org.redress.notification.delivery.Rule;
import org.redress.notification.rules.RuleEvent.Case;
import org.redress.notification.rules.RuleEvent.Clock;
import org.redress.notification.rules.RuleEvent.ClocksChanged;
import org.redress.notification.rules.RuleEvent.ClocksChanged.Kind;
import org.redress.notification.rules.RuleEvent.Told;

class RulesTest {

    private static final Instant NOW = Instant.parse("2026-03-01T08:00:00Z");
    private static final UUID CASE = new UUID(0, 7);
    private static final Case OF = new Case(CASE, "C-2026-000007", "service", "high", "delivery");

    private final Rules rules = new Rules(Duration.ofDays(3));

    @Test
    void aFreshComplaintIsAcknowledgedToItsCustomer() {
        NotificationIntents notificationIntents = apply(new RuleEvent.Received(told(NOW), OF, false, false, false));

        assertThat(notificationIntents.intents()).singleElement().satisfies(intent -> {
            assertThat(intent.rule()).isEqualTo(Rule.ACKNOWLEDGE_RECEIPT);
            assertThat(intent.occasion()).isEqualTo("received/" + CASE);
            assertThat(intent.facts().number()).isEqualTo("C-2026-000007");
            assertThat(intent.suppressed()).isNull();
        });
    }

    @Test
    void historicHandledAndUnreachableComplaintsAreNot() {
        assertThat(apply(new RuleEvent.Received(told(NOW), OF, true, false, false))
                        .intents())
                .isEmpty();
        assertThat(apply(new RuleEvent.Received(told(NOW), OF, false, true, false))
                        .intents())
                .isEmpty();
        assertThat(apply(new RuleEvent.Received(told(NOW), OF, false, false, true))
                        .intents())
                .isEmpty();
    }

    @Test
    void c9_whatIsReadAgainAfterDaysIsRecordedAsStale() {
        NotificationIntents notificationIntents =
                apply(new RuleEvent.Received(told(NOW.minus(Duration.ofDays(4))), OF, false, false, false));

        assertThat(notificationIntents.intents()).extracting(Intent::suppressed).containsExactly(Rules.STALE);
    }

    @Test
    void warningsAndBreachesAreToldOncePerClockAndOnlyIfSomebodyShallBeTold() {
        Clock quiet = clock("first-response", 1, Clock.State.RUNNING, false);
        Clock loud = clock("resolution", 2, Clock.State.RUNNING, true);

        NotificationIntents warned = apply(changed(Kind.WARNED, quiet, loud));
        NotificationIntents breached =
                apply(changed(Kind.BREACHED, clock("resolution", 2, Clock.State.BREACHED, true)));

        assertThat(warned.intents()).extracting(Intent::occasion).containsExactly(CASE + "/resolution/2/warned");
        assertThat(breached.intents()).extracting(Intent::occasion).containsExactly(CASE + "/resolution/2/breached");
    }

    @Test
    void aBreachOvertakesItsWarningAndASettledClockWithdrawsBoth() {
        NotificationIntents breached =
                apply(changed(Kind.BREACHED, clock("resolution", 1, Clock.State.BREACHED, false)));
        NotificationIntents met = apply(changed(Kind.SETTLED, clock("resolution", 1, Clock.State.MET, true)));

        Occasion warning = new Occasion(Rule.WARN_OPERATIONS, CASE + "/resolution/1/warned");
        Occasion breach = new Occasion(Rule.REPORT_BREACH, CASE + "/resolution/1/breached");
        assertThat(breached.withdrawals())
                .containsExactly(new NotificationIntents.Withdrawal(warning, "overtaken-by-breach"));
        assertThat(met.withdrawals())
                .containsExactly(
                        new NotificationIntents.Withdrawal(warning, "settled"),
                        new NotificationIntents.Withdrawal(breach, "settled"));
        assertThat(met.intents()).isEmpty();
    }

    @Test
    void aCorrectionMayBeABreach() {
        NotificationIntents notificationIntents =
                apply(changed(Kind.CORRECTED, clock("resolution", 1, Clock.State.BREACHED, true)));

        assertThat(notificationIntents.intents()).extracting(Intent::rule).containsExactly(Rule.REPORT_BREACH);
    }

    @Test
    void theFirstResponseClockTellsWhenTheCustomerHearsFromUs() {
        NotificationIntents notificationIntents =
                apply(changed(Kind.STARTED, clock("first-response", 1, Clock.State.RUNNING, true)));

        assertThat(notificationIntents.promises()).containsEntry(CASE, NOW.plusSeconds(3600));
    }

    @Test
    void detractorsAreReportedIfTheyAnsweredLatelyAboutACase() {
        assertThat(apply(answered(CASE, 6, NOW)).intents())
                .extracting(Intent::rule)
                .containsExactly(Rule.REPORT_DETRACTOR);
        assertThat(apply(answered(CASE, 7, NOW)).intents()).isEmpty();
        assertThat(apply(answered(CASE, null, NOW)).intents()).isEmpty();
        assertThat(apply(answered(null, 0, NOW)).intents()).isEmpty();
        assertThat(apply(answered(CASE, 0, NOW.minus(Duration.ofDays(2)))).intents())
                .isEmpty();
    }

    private NotificationIntents apply(RuleEvent ruleEvent) {
        NotificationIntents notificationIntents = new NotificationIntents();
        rules.apply(ruleEvent, NOW, notificationIntents);
        return notificationIntents;
    }

    private static RuleEvent answered(@Nullable UUID complaint, @Nullable Integer score, Instant occurredAt) {
        return new RuleEvent.Answered(new Told(new UUID(0, 1), occurredAt, NOW), new UUID(0, 2), complaint, score);
    }

    private static ClocksChanged changed(Kind kind, Clock... clocks) {
        return new ClocksChanged(told(NOW), OF, kind, List.of(clocks));
    }

    private static Clock clock(String code, int run, Clock.State state, boolean alert) {
        return new Clock(code, run, state, alert, NOW.plusSeconds(3600));
    }

    private static Told told(Instant recordedAt) {
        return new Told(new UUID(0, 1), recordedAt, recordedAt);
    }
}
