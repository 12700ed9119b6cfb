package org.redress.complaint.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.redress.complaint.lifecycle.Lives.NOW;
import static org.redress.complaint.lifecycle.Lives.at;
import static org.redress.complaint.lifecycle.Lives.hours;
import static org.redress.complaint.lifecycle.Lives.news;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.redress.complaint.sla.AroundTheClock;
import org.redress.complaint.sla.ClockRule;
import org.redress.complaint.sla.Exchanges;
import org.redress.complaint.sla.SlaClock;
import org.redress.complaint.sla.SlaEngine;
import org.redress.complaint.sla.SlaPolicy;

/** DEC-4 in real cases: every exchange is a run with a verdict of its own. Answers are due within two hours. */
class NextResponseTest {

    private static final SlaEngine ANSWERS = new SlaEngine(
            new SlaPolicy(
                    "answers/1", List.of(ClockRule.ofExchanges("next-response", Duration.ofHours(2), List.of(50)))),
            new AroundTheClock());
    private static final PolicyResolver ENGINE = PolicyResolver.always(ANSWERS);

    private final Complaint complaint = Lives.open();

    private List<String> told(CaseEventKind kind, double eventTime, double recorded) {
        return news(complaint.record(at(kind, eventTime), hours(recorded), ENGINE));
    }

    private List<String> told(CaseEventKind kind, double time) {
        return told(kind, time, time);
    }

    private List<String> states() {
        return complaint.clocks().stream()
                .map(clock -> clock.run() + " " + clock.state())
                .toList();
    }

    private Exchanges exchanges(double now) {
        return ANSWERS.exchanges(complaint.clocks(), Objects.requireNonNull(complaint.times()), hours(now))
                .getFirst();
    }

    @Test
    void f4_everyExchangeKeepsItsVerdictAndTheLongestIsTheFigure() {
        assertThat(told(CaseEventKind.RECEIVED, 0)).containsExactly("STARTED next-response");
        assertThat(exchanges(1)).isEqualTo(new Exchanges("next-response", true, 0, null));
        assertThat(told(CaseEventKind.AGENT_REPLIED, 2.5)).containsExactly("BREACHED next-response true");
        assertThat(told(CaseEventKind.CUSTOMER_REPLIED, 2.6)).containsExactly("STARTED next-response");
        assertThat(complaint.clocks().getLast().dueAt()).isEqualTo(hours(4.6));
        assertThat(told(CaseEventKind.AGENT_REPLIED, 2.7)).containsExactly("MET next-response");

        assertThat(states()).containsExactly("1 BREACHED", "2 MET");
        assertThat(exchanges(9)).isEqualTo(new Exchanges("next-response", false, 2, Duration.ofMinutes(150)));
        assertThat(complaint.toRecord().nextClockAt()).isNull();
    }

    @Test
    void dec4_onlyTheEarliestUnansweredMessageCountsAndOnlyAHumanAnswersIt() {
        told(CaseEventKind.RECEIVED, 0);
        told(CaseEventKind.AGENT_REPLIED, 1);
        told(CaseEventKind.CUSTOMER_REPLIED, 3);
        assertThat(told(CaseEventKind.CUSTOMER_REPLIED, 4)).isEmpty();
        assertThat(told(CaseEventKind.NOTE_ADDED, 4.1)).containsExactly("WARNED next-response true");
        assertThat(told(CaseEventKind.RESOLVED, 4.2)).isEmpty();
        assertThat(complaint.clocks().getLast().dueAt()).isEqualTo(hours(5));
        assertThat(told(CaseEventKind.AGENT_REPLIED, 5)).containsExactly("MET next-response");
    }

    @Test
    void theSweepWarnsAndBreachesEachExchangeOnce() {
        told(CaseEventKind.RECEIVED, 0);
        told(CaseEventKind.AGENT_REPLIED, 0.5);
        told(CaseEventKind.CUSTOMER_REPLIED, 10);
        assertThat(news(complaint.sweep(hours(11.1), ENGINE))).containsExactly("WARNED next-response true");
        assertThat(news(complaint.sweep(hours(12.1), ENGINE))).containsExactly("BREACHED next-response true");
        assertThat(news(complaint.sweep(hours(13), ENGINE))).isEmpty();
        assertThat(told(CaseEventKind.AGENT_REPLIED, 14)).containsExactly("CORRECTED next-response");
        told(CaseEventKind.CUSTOMER_REPLIED, 20);
        assertThat(news(complaint.sweep(hours(22.1), ENGINE))).containsExactly("BREACHED next-response true");
        assertThat(states()).containsExactly("1 MET", "2 BREACHED", "3 BREACHED");
    }

    @Test
    void anAnswerToldLateSplitsAnExchangeAndNobodyIsToldTwiceOfTheOneAfterIt() {
        told(CaseEventKind.RECEIVED, 0);
        told(CaseEventKind.CUSTOMER_REPLIED, 1.2);
        told(CaseEventKind.AGENT_REPLIED, 3);
        told(CaseEventKind.CUSTOMER_REPLIED, 10);
        assertThat(news(complaint.sweep(hours(11.1), ENGINE))).containsExactly("WARNED next-response true");

        // the answer at 1 h ends the first exchange in time; what follows is the second, and the warned one the third
        assertThat(told(CaseEventKind.AGENT_REPLIED, 1, 11.2))
                .containsExactly("STARTED next-response", "MET next-response", "CORRECTED next-response");

        assertThat(complaint.clocks()).extracting(SlaClock::startedAt).containsExactly(NOW, hours(1.2), hours(10));
        assertThat(states()).containsExactly("1 MET", "2 MET", "3 RUNNING");
        assertThat(complaint.clocks()).extracting(SlaClock::warnedShare).containsExactly(50, 0, 50);
        assertThat(news(complaint.sweep(hours(11.5), ENGINE))).isEmpty();
        assertThat(news(complaint.sweep(hours(12.1), ENGINE))).containsExactly("BREACHED next-response true");
    }

    @Test
    void dec9_closingWithdrawingAndMergingCancelWhatIsNotAnswered() {
        told(CaseEventKind.RECEIVED, 0);
        told(CaseEventKind.AGENT_REPLIED, 1);
        told(CaseEventKind.CUSTOMER_REPLIED, 2);
        assertThat(told(CaseEventKind.CLOSED, 3)).containsExactly("CANCELLED next-response");
        assertThat(states()).containsExactly("1 MET", "2 CANCELLED");
    }

    @Test
    void aCustomerWhoWritesToAClosedCaseIsNotWaitedFor() {
        told(CaseEventKind.RECEIVED, 0);
        told(CaseEventKind.AGENT_REPLIED, 1);
        told(CaseEventKind.CLOSED, 2);
        assertThat(told(CaseEventKind.CUSTOMER_REPLIED, 3)).containsExactly("CANCELLED next-response");
        // reopening brings the promise back, with the time before it cut out
        assertThat(told(CaseEventKind.REOPENED, 5)).containsExactly("RESUMED next-response");
        assertThat(complaint.clocks().getLast().dueAt()).isEqualTo(hours(7));
    }
}
