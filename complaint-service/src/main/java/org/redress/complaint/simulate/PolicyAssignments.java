package org.redress.complaint.simulate;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.redress.complaint.policy.ClockDraft;
import org.redress.complaint.policy.NamedCalendar;
import org.redress.complaint.policy.PolicyVersion;
import org.redress.complaint.sla.AroundTheClock;
import org.redress.complaint.sla.CaseTimes;
import org.redress.complaint.sla.SlaClock;
import org.redress.complaint.sla.SlaEngine;
import org.redress.complaint.sla.SlaPolicy;

/**
 * Which versions a case has: those that its receipt selects, until others are applied to open cases. What has ended by then keeps what it
 * was given (DEC-3).
 */
final class PolicyAssignments {

    private final Simulation simulation;
    private final Map<String, NamedCalendar> calendars = new HashMap<>();
    private @Nullable PolicyVersion policy;
    private List<AssignedClock> clocks = List.of();

    private PolicyAssignments(Simulation simulation) {
        this.simulation = simulation;
        for (PolicyVersion version : simulation.policies()) {
            if (policy == null
                    ? inForce(version.effectiveFrom())
                    : succeeds(version.effectiveFrom(), policy.effectiveFrom())) {
                policy = version;
            }
        }
        for (NamedCalendar calendar : simulation.calendars()) {
            NamedCalendar known = calendars.get(calendar.id());
            if (known == null
                    ? inForce(calendar.effectiveFrom())
                    : succeeds(calendar.effectiveFrom(), known.effectiveFrom())) {
                calendars.put(calendar.id(), calendar);
            }
        }
        // A calendar that was not made yet is better than none.
        simulation.calendars().forEach(calendar -> calendars.putIfAbsent(calendar.id(), calendar));
        clocks = given(Set.of());
    }

    /** The clocks of the case at an instant, in the order of the policy. */
    static List<AssignedClock> at(Instant now, Simulation simulation) {
        PolicyAssignments policyAssignments = new PolicyAssignments(simulation);
        List<Event> events = new ArrayList<>(simulation.events());
        events.sort(Comparator.comparing(Event::at));
        for (Event event : events) {
            if (!event.at().isAfter(now)) {
                policyAssignments.apply(event);
            }
        }
        return policyAssignments.clocks;
    }

    /** The engine of these clocks. */
    static SlaEngine engine(List<AssignedClock> clocks) {
        return new SlaEngine(
                new SlaPolicy(
                        "simulated", clocks.stream().map(AssignedClock::rule).toList()),
                new AroundTheClock());
    }

    private boolean inForce(@Nullable Instant effectiveFrom) {
        return effectiveFrom == null || !effectiveFrom.isAfter(simulation.receivedAt());
    }

    /** Of several versions in force the latest counts; one without a date is not in force by itself beside another. */
    private boolean succeeds(@Nullable Instant effectiveFrom, @Nullable Instant known) {
        return effectiveFrom != null && inForce(effectiveFrom) && (known == null || !effectiveFrom.isBefore(known));
    }

    private void apply(Event event) {
        switch (event) {
            case Event.PolicyApplied applied -> {
                Set<String> ended = ended(applied.at());
                for (PolicyVersion version : simulation.policies()) {
                    policy = version.version().equals(applied.version()) ? version : policy;
                }
                clocks = given(ended);
            }
            case Event.CalendarApplied applied -> {
                Set<String> ended = ended(applied.at());
                for (NamedCalendar calendar : simulation.calendars()) {
                    if (calendar.id().equals(applied.calendar())
                            && calendar.version().equals(applied.version())) {
                        calendars.put(calendar.id(), calendar);
                    }
                }
                clocks = given(ended);
            }
            case Event.Known known -> {}
            case Event.StatusChanged changed -> {}
            case Event.Paused paused -> {}
            case Event.Resumed resumed -> {}
            case Event.Named named -> {}
        }
    }

    private Set<String> ended(Instant at) {
        CaseTimes times = Timeline.until(at, simulation);
        Set<String> ended = new HashSet<>();
        Set<String> running = new HashSet<>();
        for (SlaClock clock : engine(clocks).read(times, List.of(), at, at).clocks()) {
            (clock.stoppedAt() == null ? running : ended).add(clock.code());
        }
        ended.removeAll(running);
        return ended;
    }

    private List<AssignedClock> given(Set<String> kept) {
        List<AssignedClock> given = new ArrayList<>();
        Map<String, AssignedClock> before = new HashMap<>();
        clocks.forEach(clock -> before.put(clock.draft().clock(), clock));
        if (policy != null) {
            for (ClockDraft draft : policy.clocks()) {
                AssignedClock old = kept.contains(draft.clock()) ? before.remove(draft.clock()) : null;
                NamedCalendar calendar = draft.calendar() == null ? null : calendars.get(draft.calendar());
                given.add(old == null ? new AssignedClock(policy.version(), draft, calendar) : old);
            }
        }
        for (AssignedClock clock : clocks) {
            if (kept.contains(clock.draft().clock()) && before.containsValue(clock)) {
                given.add(clock);
            }
        }
        return given;
    }
}
