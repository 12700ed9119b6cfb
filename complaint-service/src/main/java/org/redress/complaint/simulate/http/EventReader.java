package org.redress.complaint.simulate.http;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.redress.complaint.lifecycle.Status;
import org.redress.complaint.policy.EventKind;
import org.redress.complaint.policy.NamedCalendar;
import org.redress.complaint.policy.PolicyVersion;
import org.redress.complaint.policy.json.Place;
import org.redress.complaint.policy.json.WireNames;
import org.redress.complaint.simulate.Event;
import org.redress.complaint.sla.Hold;
import org.redress.complaint.sla.Mark;
import org.redress.complaint.sla.Span;

/** Reads what happens, and pauses given as intervals. */
final class EventReader {

    private static final int MAX_EVENTS = 500;
    private static final String PAUSED = "paused";

    private final List<PolicyVersion> policies;
    private final List<NamedCalendar> calendars;

    EventReader(List<PolicyVersion> policies, List<NamedCalendar> calendars) {
        this.policies = policies;
        this.calendars = calendars;
    }

    /** What is wrong is noted. */
    List<Event> events(Place request) {
        List<Event> events = new ArrayList<>();
        for (Place place : request.objects("events", MAX_EVENTS)) {
            String type = place.required("type", place.code("type"));
            Instant at = place.required("at", place.time("at"));
            Event event = type == null ? null : event(place, type, at == null ? Instant.EPOCH : at);
            if (type != null) {
                place.refuseOthers();
            }
            if (event != null) {
                events.add(event);
            }
        }
        return events;
    }

    private @Nullable Event event(Place place, String type, Instant at) {
        EventKind kind = WireNames.EVENTS.get(type);
        if (kind != null) {
            return new Event.Known(kind, at);
        }
        return switch (type) {
            case "status-changed" -> {
                Status status = place.word("status", WireNames.STATUSES);
                place.required("status", status);
                yield status == null ? null : new Event.StatusChanged(at, status);
            }
            case "pause" -> {
                String state = place.code("state");
                yield new Event.Paused(at, state == null ? PAUSED : state);
            }
            case "resume" -> new Event.Resumed(at, place.code("state"));
            case "policy-applied" -> policyApplied(place, at);
            case "calendar-applied" -> calendarApplied(place, at);
            case Mark.RECEIVED -> {
                place.fault("type", "not-accepted", "is told by receivedAt");
                yield null;
            }
            default -> new Event.Named(at, type);
        };
    }

    private @Nullable Event policyApplied(Place place, Instant at) {
        String version = place.required("version", place.code("version"));
        if (version == null) {
            return null;
        }
        if (policies.stream().noneMatch(policy -> policy.version().equals(version))) {
            place.fault("version", "unknown-version", "is not the version of a policy of this request");
        }
        return new Event.PolicyApplied(at, version);
    }

    private @Nullable Event calendarApplied(Place place, Instant at) {
        String id = place.code("calendar");
        String calendar =
                id == null && !calendars.isEmpty() ? calendars.getFirst().id() : id;
        String version = place.required("version", place.code("version"));
        place.required("calendar", calendar);
        if (version == null || calendar == null) {
            return null;
        }
        if (calendars.stream()
                .noneMatch(
                        known -> known.id().equals(calendar) && known.version().equals(version))) {
            place.fault("version", "unknown-version", "is not the version of such a calendar of this request");
        }
        return new Event.CalendarApplied(at, calendar, version);
    }

    /** Pauses with their state, or without one if it does not matter. */
    List<Hold> holds(Place request) {
        List<Hold> holds = new ArrayList<>();
        for (Place place : request.objects("pauses", MAX_EVENTS)) {
            Instant from = place.required("from", place.time("from"));
            Instant until = place.time("to");
            String state = place.code("state");
            place.refuseOthers();
            if (from != null && until != null && until.isBefore(from)) {
                place.fault("to", "end-before-start", "must not be before the beginning");
            } else if (from != null) {
                holds.add(new Hold(state == null ? PAUSED : state, new Span(from, until)));
            }
        }
        return holds;
    }
}
