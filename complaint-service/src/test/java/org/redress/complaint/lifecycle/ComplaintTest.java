package org.redress.complaint.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.redress.complaint.lifecycle.Lives.ENGINE;
import static org.redress.complaint.lifecycle.Lives.NOW;
import static org.redress.complaint.lifecycle.Lives.SOURCE;
import static org.redress.complaint.lifecycle.Lives.at;
import static org.redress.complaint.lifecycle.Lives.clock;
import static org.redress.complaint.lifecycle.Lives.hours;
import static org.redress.complaint.lifecycle.Lives.imported;
import static org.redress.complaint.lifecycle.Lives.news;
import static org.redress.complaint.lifecycle.Lives.setting;
import static org.redress.complaint.lifecycle.Lives.status;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.redress.complaint.sla.ClockState;
import org.redress.complaint.sla.ClocksAsOf;
import org.redress.complaint.sla.SlaClock;

class ComplaintTest {

    private static Complaint received() {
        Complaint complaint = Lives.open();
        complaint.record(at(CaseEventKind.RECEIVED, 0), NOW, ENGINE);
        return complaint;
    }

    @Test
    void receiptStartsTheClocksAndVersionsHaveNoGaps() {
        Complaint complaint = Lives.open();
        List<CaseEvent> events = complaint.record(at(CaseEventKind.RECEIVED, 0), NOW, ENGINE);
        assertThat(events).extracting(CaseEvent::version).containsExactly(1, 2);
        assertThat(news(events))
                .containsExactly("STARTED acknowledgement", "STARTED first-response", "STARTED resolution");
        assertThat(complaint.toRecord().nextClockAt()).isEqualTo(hours(12));
    }

    @Test
    void warnsAndBreachesOnceAndWithAlert() {
        Complaint complaint = received();
        assertThat(news(complaint.sweep(hours(13), ENGINE))).containsExactly("WARNED acknowledgement true");
        assertThat(news(complaint.sweep(hours(13), ENGINE))).isEmpty();
        assertThat(news(complaint.sweep(hours(24.1), ENGINE)))
                .containsExactly("WARNED first-response true", "BREACHED acknowledgement true");
        assertThat(news(complaint.sweep(hours(24.2), ENGINE))).isEmpty();
    }

    @Test
    void timeNeverGoesBack() {
        Complaint complaint = received();
        complaint.sweep(hours(25), ENGINE);
        assertThat(news(complaint.sweep(hours(13), ENGINE))).isEmpty();
        assertThat(clock(complaint, "acknowledgement").state()).isEqualTo(ClockState.BREACHED);
        assertThat(complaint.toRecord().judgedAt()).isEqualTo(hours(25));
    }

    @Test
    void anImportedCaseStaysImportedWhenLiveEventsFollow() {
        Complaint complaint = Lives.open();
        complaint.record(imported(CaseEventKind.RECEIVED, 0), NOW, ENGINE);
        complaint.record(at(CaseEventKind.ACKNOWLEDGED, 1), hours(1), ENGINE);
        assertThat(complaint.toRecord().marked()).isTrue();
        assertThat(complaint.historic()).isTrue();
    }

    @Test
    void aRecalculationCancelsOpenClocksThatVanish() {
        Complaint complaint = received();
        Recalculation recalculation = new Recalculation(complaint.pin(), complaint.clocks(), ClocksAsOf.NONE);
        assertThat(recalculation.changed(hours(1)))
                .extracting(SlaClock::code, SlaClock::state)
                .containsExactlyInAnyOrder(
                        tuple("acknowledgement", ClockState.CANCELLED),
                        tuple("first-response", ClockState.CANCELLED),
                        tuple("resolution", ClockState.CANCELLED));
    }

    @Test
    void aSweepThatComesLateBreachesWithoutStaleWarnings() {
        assertThat(news(received().sweep(hours(100), ENGINE)))
                .containsExactly("BREACHED acknowledgement true", "BREACHED first-response true");
    }

    @Test
    void r22_resolvedInTimeIsNeverAnnouncedAsBreached() {
        Complaint complaint = received();
        complaint.record(at(CaseEventKind.AGENT_REPLIED, 1), hours(1), ENGINE);
        complaint.record(at(CaseEventKind.RESOLVED, 359.99), hours(359.99), ENGINE);
        assertThat(news(complaint.sweep(hours(361), ENGINE))).isEmpty();
        assertThat(clock(complaint, "resolution").state()).isEqualTo(ClockState.MET);
    }

    @Test
    void anEventAfterTheDeadlineFindsTheBreachBeforeTheSweeperDoes() {
        Complaint complaint = received();
        List<CaseEvent> events =
                complaint.record(Happening.of(CaseEventKind.NOTE_ADDED, SOURCE, null), hours(25), ENGINE);
        assertThat(news(events)).contains("BREACHED acknowledgement true");
    }

    @Test
    void aLateEventCorrectsTheVerdict() {
        Complaint complaint = received();
        complaint.sweep(hours(25), ENGINE);
        // when the source tells afterwards that it had acknowledged in time
        List<CaseEvent> events = complaint.record(at(CaseEventKind.ACKNOWLEDGED, 20), hours(30), ENGINE);
        assertThat(news(events)).containsExactly("CORRECTED acknowledgement");
        assertThat(clock(complaint, "acknowledgement").state()).isEqualTo(ClockState.MET);
        assertThat(clock(complaint, "acknowledgement").stoppedAt()).isEqualTo(hours(20));
    }

    @Test
    void aBackdatedReceiptMovesDeadlinesWithoutAlert() {
        Complaint complaint = received();
        List<CaseEvent> events = complaint.record(at(CaseEventKind.RECEIVED, -23), hours(2), ENGINE);
        assertThat(complaint.milestones().receivedAt()).isEqualTo(hours(-23));
        assertThat(news(events)).contains("BREACHED acknowledgement false", "CORRECTED resolution");
    }

    @Test
    void anEndAfterTheBreachIsTold() {
        Complaint complaint = received();
        complaint.sweep(hours(25), ENGINE);
        assertThat(news(complaint.record(at(CaseEventKind.ACKNOWLEDGED, 26), hours(26), ENGINE)))
                .containsExactly("CORRECTED acknowledgement");
        assertThat(clock(complaint, "acknowledgement").state()).isEqualTo(ClockState.BREACHED);
        assertThat(clock(complaint, "acknowledgement").stoppedAt()).isEqualTo(hours(26));
    }

    @Test
    void waitingPausesTheResolutionOnly() {
        Complaint complaint = received();
        assertThat(news(complaint.record(status(10, Status.WAITING_FOR_CUSTOMER), hours(10), ENGINE)))
                .containsExactly("PAUSED resolution");
        assertThat(news(complaint.record(at(CaseEventKind.CUSTOMER_REPLIED, 30), hours(30), ENGINE)))
                .contains("RESUMED resolution");
        assertThat(clock(complaint, "resolution").dueAt()).isEqualTo(hours(380));
        assertThat(complaint.milestones().status()).isEqualTo(Status.OPEN);
    }

    @Test
    void dec5_anAutomaticMessageAcknowledgesButDoesNotRespond() {
        Complaint complaint = received();
        Happening automatic = new Happening(
                CaseEventKind.AGENT_REPLIED,
                SOURCE,
                hours(1),
                Map.of(),
                true,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                false,
                null);
        complaint.record(automatic, hours(1), ENGINE);
        assertThat(complaint.milestones().acknowledgedAt()).isEqualTo(hours(1));
        assertThat(complaint.milestones().firstResponseAt()).isNull();
        assertThat(complaint.milestones().status()).isEqualTo(Status.NEW);
    }

    @Test
    void reopeningResumes() {
        Complaint complaint = received();
        complaint.record(at(CaseEventKind.RESOLVED, 10), hours(10), ENGINE);
        complaint.record(at(CaseEventKind.CLOSED, 20), hours(20), ENGINE);
        List<CaseEvent> events = complaint.record(at(CaseEventKind.REOPENED, 110), hours(110), ENGINE);
        assertThat(news(events)).contains("RESUMED resolution");
        assertThat(clock(complaint, "resolution").dueAt()).isEqualTo(hours(460));
        assertThat(complaint.milestones().resolvedAt()).isNull();
        assertThat(complaint.milestones().closedAt()).isNull();
        assertThat(complaint.milestones().firstResolvedAt()).isEqualTo(hours(10));
    }

    @Test
    void historyRaisesNoAlertAndIsLeftInPeace() {
        Complaint complaint = Lives.open();
        List<CaseEvent> first = complaint.record(at(CaseEventKind.RECEIVED, -2000), NOW, ENGINE);
        // event time decides: nothing is late when only the receipt is known
        assertThat(news(first)).allMatch(line -> line.startsWith("STARTED"));
        assertThat(complaint.toRecord().nextClockAt()).isEqualTo(NOW.plusSeconds(60));
        assertThat(complaint.historic()).isTrue();
        List<CaseEvent> resolved = complaint.record(at(CaseEventKind.RESOLVED, -1500), NOW, ENGINE);
        assertThat(news(resolved))
                .containsExactly(
                        "BREACHED acknowledgement false", "BREACHED first-response false", "BREACHED resolution false");
    }

    @Test
    void anOldOpenCaseStillAlertsOfWhatIsDueLater() {
        Complaint complaint = Lives.open();
        complaint.record(at(CaseEventKind.RECEIVED, -72), NOW, ENGINE);
        complaint.sweep(hours(1), ENGINE);
        assertThat(news(complaint.sweep(hours(300), ENGINE))).contains("BREACHED resolution true");
    }

    @Test
    void whatASourceMarksAsHistoryNeverAlerts() {
        Complaint complaint = Lives.open();
        Happening marked = new Happening(
                CaseEventKind.RECEIVED,
                SOURCE,
                hours(-72),
                Map.of(),
                false,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                true,
                null);
        complaint.record(marked, NOW, ENGINE);
        complaint.sweep(hours(1), ENGINE);
        assertThat(news(complaint.sweep(hours(300), ENGINE))).contains("BREACHED resolution false");
    }

    @Test
    void aStatedDeadlineIsClockedApartAndAlertsNobody() {
        Complaint complaint = Lives.open();
        complaint.record(
                setting(CaseEventKind.RECEIVED, 0, Map.of(Attribute.STATED_DEADLINE, hours(8).toString())),
                NOW,
                ENGINE);
        assertThat(news(complaint.sweep(hours(9), ENGINE))).containsExactly("BREACHED stated false");
        assertThat(news(complaint.record(at(CaseEventKind.CLOSED, 10), hours(10), ENGINE)))
                .contains("CORRECTED stated");
        assertThat(clock(complaint, "stated").stoppedAt()).isEqualTo(hours(10));
    }

    @Test
    void anEventBeforeTheReceiptOpensTheCaseWithoutClocks() {
        Complaint complaint = Lives.open();
        assertThat(complaint.record(at(CaseEventKind.ASSIGNED, 1), hours(1), ENGINE))
                .hasSize(1);
        assertThat(complaint.milestones().receivedAt()).isNull();
        assertThat(complaint.clocks()).isEmpty();
        assertThat(news(complaint.record(at(CaseEventKind.RECEIVED, 0), hours(2), ENGINE)))
                .contains("STARTED resolution");
    }

    @Test
    void theLatestEventTimeHoldsForEachAttribute() {
        Complaint complaint = received();
        complaint.record(setting(CaseEventKind.CLASSIFIED, 5, Map.of(Attribute.CATEGORY, "late")), hours(6), ENGINE);
        complaint.record(
                setting(CaseEventKind.CLASSIFIED, 3, Map.of(Attribute.CATEGORY, "early", Attribute.PRODUCT, "p")),
                hours(7),
                ENGINE);
        assertThat(complaint.value(Attribute.CATEGORY)).isEqualTo("late");
        assertThat(complaint.value(Attribute.PRODUCT)).isEqualTo("p");
    }
}
