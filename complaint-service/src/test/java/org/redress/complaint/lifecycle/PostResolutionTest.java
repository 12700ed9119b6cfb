package org.redress.complaint.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.redress.complaint.lifecycle.Lives.ENGINE;
import static org.redress.complaint.lifecycle.Lives.at;
import static org.redress.complaint.lifecycle.Lives.clock;
import static org.redress.complaint.lifecycle.Lives.hours;
import static org.redress.complaint.lifecycle.Lives.status;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.redress.complaint.published.PublishedClocks;
import org.redress.complaint.published.PublishedEvents;
import org.redress.complaint.sla.SlaClock;
import org.redress.contract.complaint.CaseState;
import org.redress.contract.complaint.ComplaintEvent;
import org.redress.contract.complaint.ComplaintFact;
import org.redress.messaging.NewEvent;

/** What came after a resolution, and the time that clocks counted, as events tell it. */
class PostResolutionTest {

    private final Complaint complaint = Lives.open();
    private final List<NewEvent> events = new ArrayList<>();

    private void told(Happening happening) {
        PublishedEvents.append(
                complaint, complaint.record(happening, hours(500), ENGINE), null, hours(500), null, events);
    }

    private CaseState state() {
        NewEvent last = events.getLast();
        return ComplaintEvent.read(last.type(), last.data()).state();
    }

    private static Happening resolved(double at, @Nullable Redress redress) {
        return new Happening(
                CaseEventKind.RESOLVED,
                Lives.SOURCE,
                hours(at),
                Map.of(),
                false,
                null,
                null,
                "upheld",
                "packaging",
                redress,
                null,
                null,
                false,
                null);
    }

    @Test
    void disputesMessagesAfterAResolutionAndRedressAreToldInAnyOrder() {
        told(at(CaseEventKind.RECEIVED, 0));
        told(new Happening(
                CaseEventKind.CUSTOMER_REPLIED,
                Lives.SOURCE,
                hours(30),
                Map.of(),
                false,
                null,
                null,
                null,
                null,
                null,
                null,
                new UUID(1, 1),
                false,
                null));
        assertThat(state().firstRecontactAt()).isNull();
        assertThat(state().disputeCount()).isNull();

        told(at(CaseEventKind.RESOLUTION_DISPUTED, 40));
        told(at(CaseEventKind.RESOLUTION_DISPUTED, 35));
        told(resolved(20, new Redress("refund", new BigDecimal("19.95"), "EUR")));
        told(resolved(50, null));

        assertThat(state().firstRecontactAt()).isEqualTo(hours(30));
        assertThat(state().firstDisputedAt()).isEqualTo(hours(35));
        assertThat(state().disputeCount()).isEqualTo(2);
        assertThat(state().redress()).isEqualTo(new ComplaintFact.Redress("refund", new BigDecimal("19.95"), "EUR"));
    }

    @Test
    void aClockTellsWhenItIsAtRiskAndWhatItCountedWithoutItsPauses() {
        told(at(CaseEventKind.RECEIVED, 499));
        assertThat(clock(complaint, "resolution").riskAt()).isEqualTo(hours(499 + 0.8 * 360));
        assertThat(clock(complaint, "resolution").countedSeconds()).isNull();

        Complaint waited = Lives.open();
        waited.record(at(CaseEventKind.RECEIVED, 0), hours(0), ENGINE);
        waited.record(status(10, Status.WAITING_FOR_CUSTOMER), hours(10), ENGINE);
        assertThat(clock(waited, "resolution").riskAt()).isNull();
        waited.record(at(CaseEventKind.CUSTOMER_REPLIED, 30), hours(30), ENGINE);
        assertThat(clock(waited, "resolution").riskAt()).isEqualTo(hours(20 + 0.8 * 360));
        waited.record(resolved(40, null), hours(40), ENGINE);

        assertThat(clock(waited, "resolution").countedSeconds()).isEqualTo(20 * 3_600);
        assertThat(clock(waited, "resolution").riskAt()).isNull();
    }

    @Test
    void clocksAreReadBackFromEventsAsTheyWere() {
        told(at(CaseEventKind.RECEIVED, 0));
        told(resolved(2, null));

        List<SlaClock> told = events.stream()
                .flatMap(event -> PublishedClocks.of(event.type(), event.data()).stream())
                .filter(clock -> clock.code().equals("resolution"))
                .toList();

        assertThat(told).endsWith(clock(complaint, "resolution"));
        assertThat(told.getLast().countedSeconds()).isEqualTo(7_200);
    }

    @Test
    void eventsFromBeforeAreReadWithoutWhatTheyDoNotTell() {
        told(at(CaseEventKind.RECEIVED, 0));
        NewEvent event = events.getFirst();
        String before =
                new String(event.data(), StandardCharsets.UTF_8).replaceAll(",\"(riskAt|disputeCount)\":[^,}]*", "");

        ComplaintEvent read = ComplaintEvent.read(event.type(), before.getBytes(StandardCharsets.UTF_8));

        assertThat(read.state().disputeCount()).isNull();
        assertThat(read.state().redress()).isNull();
    }
}
