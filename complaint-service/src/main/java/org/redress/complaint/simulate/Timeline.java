package org.redress.complaint.simulate;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.redress.complaint.lifecycle.CaseEventKind;
import org.redress.complaint.lifecycle.HistoryEntry;
import org.redress.complaint.lifecycle.Milestones;
import org.redress.complaint.lifecycle.Status;
import org.redress.complaint.sla.CaseTimes;
import org.redress.complaint.sla.Interval;
import org.redress.complaint.sla.NamedEvent;
import org.redress.complaint.sla.Pause;

/** What a case with these events would show its clocks: folded by the same code as real cases. */
final class Timeline {

    private final Simulation simulation;
    private final Instant now;
    private final List<HistoryEntry> moments = new ArrayList<>();
    private final List<NamedEvent> marks = new ArrayList<>();
    private final List<Pause> holds = new ArrayList<>();
    private final Map<String, Instant> paused = new LinkedHashMap<>();

    private Timeline(Simulation simulation, Instant now) {
        this.simulation = simulation;
        this.now = now;
    }

    /** What is known at an instant. */
    static CaseTimes until(Instant now, Simulation simulation) {
        return new Timeline(simulation, now).times();
    }

    private CaseTimes times() {
        moment(CaseEventKind.RECEIVED, simulation.receivedAt(), false, null);
        List<Event> events = new ArrayList<>(simulation.events());
        events.sort(Comparator.comparing(Event::at));
        for (Event event : events) {
            if (!event.at().isAfter(now)) {
                add(event);
            }
        }
        moments.sort(Comparator.comparing(HistoryEntry::at));
        paused.forEach((state, from) -> holds.add(new Pause(state, new Interval(from, null))));
        for (Pause pause : simulation.holds()) {
            addKnown(pause);
        }
        Milestones milestones = Milestones.of(moments);
        return new CaseTimes(
                simulation.receivedAt(),
                milestones.acknowledgedAt(),
                milestones.firstResponseAt(),
                milestones.waiting(),
                milestones.settlements(),
                null,
                milestones.contacts(),
                holds,
                marks);
    }

    private void add(Event event) {
        switch (event) {
            case Event.Known known -> {
                moment(known.kind().moment(), known.at(), known.kind().automatic(), null);
                marks.add(new NamedEvent(known.kind().wireName(), known.at()));
            }
            case Event.StatusChanged changed ->
                moment(CaseEventKind.STATUS_CHANGED, changed.at(), false, changed.status());
            case Event.Paused pause -> paused.putIfAbsent(pause.state(), pause.at());
            case Event.Resumed resumed -> resume(resumed.state(), resumed.at());
            case Event.Named named -> marks.add(new NamedEvent(named.name(), named.at()));
            case Event.PolicyApplied applied -> {}
            case Event.CalendarApplied applied -> {}
        }
    }

    private void resume(@Nullable String state, Instant at) {
        paused.forEach((name, from) -> {
            if (state == null || state.equals(name)) {
                holds.add(new Pause(name, new Interval(from, at)));
            }
        });
        if (state == null) {
            paused.clear();
        } else {
            paused.remove(state);
        }
    }

    /** A pause that has not ended yet is one that lasts, whatever will be. */
    private void addKnown(Pause pause) {
        Interval interval = pause.span();
        if (!interval.from().isAfter(now)) {
            boolean lasts = interval.until() != null && interval.until().isAfter(now);
            holds.add(lasts ? new Pause(pause.state(), new Interval(interval.from(), null)) : pause);
        }
    }

    private void moment(CaseEventKind kind, Instant at, boolean automatic, @Nullable Status status) {
        moments.add(HistoryEntry.plain(kind, at, moments.size() + 1, automatic, status));
    }
}
