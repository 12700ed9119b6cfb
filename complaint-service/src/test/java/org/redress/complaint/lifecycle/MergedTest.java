package org.redress.complaint.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.redress.complaint.lifecycle.Lives.ENGINE;
import static org.redress.complaint.lifecycle.Lives.NOW;
import static org.redress.complaint.lifecycle.Lives.at;
import static org.redress.complaint.lifecycle.Lives.clock;
import static org.redress.complaint.lifecycle.Lives.hours;
import static org.redress.complaint.lifecycle.Lives.news;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.redress.complaint.sla.ClockState;
import org.redress.complaint.sla.SlaClock;

/** DEC-9: what a duplicate promised is cancelled, never met. */
class MergedTest {

    private static final UUID SURVIVOR = UUID.fromString("0190f3a0-0000-7000-8000-000000000002");
    private static final UUID ANOTHER = UUID.fromString("0190f3a0-0000-7000-8000-000000000003");

    private static Happening merged(double hours, UUID into) {
        return at(CaseEventKind.MERGED, hours).into(into);
    }

    private static Complaint received() {
        Complaint complaint = Lives.open();
        complaint.record(at(CaseEventKind.RECEIVED, 0), NOW, ENGINE);
        return complaint;
    }

    @Test
    void dec9_theClocksOfADuplicateAreCancelledAndItPointsAtTheSurvivor() {
        Complaint complaint = received();

        assertThat(news(complaint.record(merged(3, SURVIVOR), hours(3), ENGINE)))
                .containsExactly("CANCELLED acknowledgement", "CANCELLED first-response", "CANCELLED resolution");

        assertThat(complaint.milestones().status()).isEqualTo(Status.MERGED);
        assertThat(complaint.milestones().mergedInto()).isEqualTo(SURVIVOR);
        assertThat(complaint.milestones().closedAt()).isEqualTo(hours(3));
        assertThat(complaint.toRecord().nextClockAt()).isNull();
        assertThat(news(complaint.sweep(hours(1000), ENGINE))).isEmpty();
    }

    @Test
    void dec7_whatWasKeptOrBrokenBeforeTheMergeStays() {
        Complaint complaint = received();
        complaint.record(at(CaseEventKind.ACKNOWLEDGED, 1), hours(1), ENGINE);

        complaint.record(merged(50, SURVIVOR), hours(50), ENGINE);

        assertThat(complaint.clocks())
                .extracting(SlaClock::state)
                .containsExactly(ClockState.MET, ClockState.BREACHED, ClockState.CANCELLED);
    }

    @Test
    void reopeningADuplicateMakesItACaseOfItsOwnAgain() {
        Complaint complaint = received();
        complaint.record(merged(3, SURVIVOR), hours(3), ENGINE);

        assertThat(news(complaint.record(at(CaseEventKind.REOPENED, 5), hours(5), ENGINE)))
                .containsExactly("RESUMED acknowledgement", "RESUMED first-response", "RESUMED resolution");

        assertThat(complaint.milestones().status()).isEqualTo(Status.OPEN);
        assertThat(complaint.milestones().mergedInto()).isNull();
        assertThat(complaint.milestones().closedAt()).isNull();
        // the time as a duplicate is cut out (DEC-2, resume)
        assertThat(clock(complaint, "acknowledgement").dueAt()).isEqualTo(hours(26));
    }

    @Test
    void aDuplicatePointsWhereItPointedFirstInEventTime() {
        Complaint complaint = received();
        complaint.record(merged(6, ANOTHER), hours(6), ENGINE);
        complaint.record(merged(4, SURVIVOR), hours(7), ENGINE);
        complaint.record(at(CaseEventKind.CLOSED, 8), hours(8), ENGINE);
        complaint.record(at(CaseEventKind.WITHDRAWN, 9), hours(9), ENGINE);

        assertThat(complaint.milestones().status()).isEqualTo(Status.MERGED);
        assertThat(complaint.milestones().mergedInto()).isEqualTo(SURVIVOR);
        assertThat(complaint.milestones().closedAt()).isEqualTo(hours(4));
    }

    @Test
    void aMergeToldLateCorrectsWhatWasMetMeanwhile() {
        Complaint complaint = received();
        complaint.record(at(CaseEventKind.AGENT_REPLIED, 10), hours(10), ENGINE);
        complaint.record(at(CaseEventKind.RESOLVED, 11), hours(11), ENGINE);

        assertThat(news(complaint.record(merged(2, SURVIVOR), hours(12), ENGINE)))
                .containsExactly("CORRECTED acknowledgement", "CORRECTED first-response", "CORRECTED resolution");
        assertThat(clock(complaint, "first-response").state()).isEqualTo(ClockState.MET);
        assertThat(clock(complaint, "resolution").state()).isEqualTo(ClockState.CANCELLED);
    }

    @Test
    void whatIsClosedHasEndedAndIsNoDuplicateAnyMore() {
        Complaint complaint = received();
        complaint.record(at(CaseEventKind.RESOLVED, 2), hours(2), ENGINE);
        complaint.record(at(CaseEventKind.CLOSED, 3), hours(3), ENGINE);

        complaint.record(merged(4, SURVIVOR), hours(4), ENGINE);

        assertThat(complaint.milestones().status()).isEqualTo(Status.CLOSED);
        assertThat(complaint.milestones().mergedInto()).isNull();
        assertThat(clock(complaint, "resolution").state()).isEqualTo(ClockState.MET);
    }

    @Test
    void aWithdrawnComplaintCancelsItsClocksAlike() {
        Complaint complaint = received();

        assertThat(news(complaint.record(at(CaseEventKind.WITHDRAWN, 3), hours(3), ENGINE)))
                .containsExactly("CANCELLED acknowledgement", "CANCELLED first-response", "CANCELLED resolution");
    }
}
