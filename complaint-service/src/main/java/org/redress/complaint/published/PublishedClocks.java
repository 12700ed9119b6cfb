package org.redress.complaint.published;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.redress.complaint.sla.ClockState;
import org.redress.complaint.sla.SlaClock;
import org.redress.contract.complaint.ClockFact;
import org.redress.contract.complaint.ComplaintEvent;

/** Reads back from an event of the contract what it told of clocks. */
public final class PublishedClocks {

    private PublishedClocks() {}

    /**
     * The clocks of an event as they stood after it; empty if it is no news of clocks.
     *
     * @param type the CloudEvents type of a complaint event
     * @param data its data, as stored
     */
    public static List<SlaClock> of(String type, byte[] data) {
        return ComplaintEvent.read(type, data).fact().clocks().stream()
                .map(PublishedClocks::clock)
                .toList();
    }

    private static SlaClock clock(ClockFact fact) {
        return new SlaClock(
                fact.clock(),
                fact.run(),
                ClockState.valueOf(fact.state().name().toUpperCase(Locale.ROOT)),
                fact.startedAt(),
                fact.dueAt(),
                fact.stoppedAt(),
                fact.budgetSeconds() == null ? null : Duration.ofSeconds(fact.budgetSeconds()),
                fact.warnedShare(),
                fact.policy(),
                fact.countedSeconds(),
                fact.riskAt());
    }
}
