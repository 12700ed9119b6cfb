package org.redress.complaint.lifecycle;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.redress.complaint.sla.AroundTheClock;
import org.redress.complaint.sla.ChangedClock;
import org.redress.complaint.sla.ClockChange;
import org.redress.complaint.sla.ClockCondition;
import org.redress.complaint.sla.ClockRule;
import org.redress.complaint.sla.ReopenRule;
import org.redress.complaint.sla.SlaClock;
import org.redress.complaint.sla.SlaEngine;
import org.redress.complaint.sla.SlaPolicy;

/** Building blocks of lives for tests. */
final class Lives {

    static final CaseActor SOURCE = new CaseActor(CaseActor.Kind.SYSTEM, "key-1");
    static final Instant NOW = Instant.parse("2026-03-10T12:00:00Z");
    static final PolicyResolver ENGINE = PolicyResolver.always(new SlaEngine(
            new SlaPolicy(
                    "default/1",
                    List.of(
                            rule("acknowledgement", 24, ClockCondition.ACKNOWLEDGEMENT, false),
                            rule("first-response", 48, ClockCondition.FIRST_RESPONSE, false),
                            rule("resolution", 360, ClockCondition.RESOLUTION, true))),
            new AroundTheClock()));

    private Lives() {}

    private static ClockRule rule(String clock, int hours, ClockCondition stop, boolean paused) {
        return new ClockRule(clock, Duration.ofHours(hours), stop, paused, ReopenRule.RESUME, List.of(50, 75, 90));
    }

    static Complaint open() {
        return Complaint.open(
                UUID.fromString("0190f3a0-0000-7000-8000-000000000001"), "C-2026-000001", "shop", "R-1", NOW);
    }

    static Instant hours(double hours) {
        return NOW.plusSeconds((long) (hours * 3600));
    }

    static Happening at(CaseEventKind kind, double hours) {
        return Happening.of(kind, SOURCE, hours(hours));
    }

    static Happening setting(CaseEventKind kind, double hours, Map<Attribute, String> sets) {
        return new Happening(
                kind, SOURCE, hours(hours), sets, false, null, null, null, null, null, null, null, false, null);
    }

    /** Something that its source marks as imported history. */
    static Happening imported(CaseEventKind kind, double hours) {
        return new Happening(
                kind, SOURCE, hours(hours), Map.of(), false, null, null, null, null, null, null, null, true, null);
    }

    static Happening status(double hours, Status status) {
        return new Happening(
                CaseEventKind.STATUS_CHANGED,
                SOURCE,
                hours(hours),
                Map.of(),
                false,
                status,
                null,
                null,
                null,
                null,
                null,
                null,
                false,
                null);
    }

    static SlaClock clock(Complaint complaint, String code) {
        return complaint.clocks().stream()
                .filter(clock -> clock.code().equals(code))
                .findFirst()
                .orElseThrow();
    }

    /** The changes of clocks among events, as {@code CHANGE clock alert}. */
    static List<String> news(List<CaseEvent> events) {
        return events.stream()
                .filter(CaseEvent.ClocksChanged.class::isInstance)
                .map(event -> ((CaseEvent.ClocksChanged) event).news())
                .flatMap(news -> news.clocks().stream()
                        .map(clock -> news.change() + " " + clock.clock().code()
                                + (alarming(news.change()) ? " " + clock.alert() : "")))
                .toList();
    }

    /** What events say of clocks, as {@code clock run} and the last state that was told. */
    static Map<String, String> told(List<CaseEvent> events) {
        Map<String, String> told = new HashMap<>();
        events.stream()
                .filter(CaseEvent.ClocksChanged.class::isInstance)
                .flatMap(event -> ((CaseEvent.ClocksChanged) event).news().clocks().stream())
                .map(ChangedClock::clock)
                .forEach(clock ->
                        told.put(clock.code() + " " + clock.run(), clock.state().name()));
        return told;
    }

    private static boolean alarming(ClockChange change) {
        return change == ClockChange.WARNED || change == ClockChange.BREACHED;
    }
}
