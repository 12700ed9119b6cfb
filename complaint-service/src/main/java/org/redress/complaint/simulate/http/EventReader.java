package org.redress.complaint.simulate.http;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.redress.complaint.lifecycle.Status;
import org.redress.complaint.policy.EventKind;
import org.redress.complaint.policy.NamedCalendar;
import org.redress.complaint.policy.PolicyVersion;
import org.redress.complaint.policy.json.PolicyValues;
import org.redress.complaint.policy.json.WireNames;
import org.redress.complaint.simulate.Event;
import org.redress.complaint.sla.Interval;
import org.redress.complaint.sla.NamedEvent;
import org.redress.complaint.sla.Pause;
import org.redress.kit.http.JsonMembers;

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
    List<Event> events(JsonMembers request) {
        List<Event> events = new ArrayList<>();
        for (JsonMembers place : request.objects("events", MAX_EVENTS)) {
            String type = place.required("type", PolicyValues.code(place, "type"));
            Instant at = place.required("at", PolicyValues.time(place, "at"));
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

    private @Nullable Event event(JsonMembers place, String type, Instant at) {
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
                String state = PolicyValues.code(place, "state");
                yield new Event.Paused(at, state == null ? PAUSED : state);
            }
            case "resume" -> new Event.Resumed(at, PolicyValues.code(place, "state"));
            case "policy-applied" -> policyApplied(place, at);
            case "calendar-applied" -> calendarApplied(place, at);
            case NamedEvent.RECEIVED -> {
                place.fault("type", "not-accepted", "is told by receivedAt");
                yield null;
            }
            default -> new Event.Named(at, type);
        };
    }

    private @Nullable Event policyApplied(JsonMembers place, Instant at) {
        String version = place.required("version", PolicyValues.code(place, "version"));
        if (version == null) {
            return null;
        }
        if (policies.stream().noneMatch(policy -> policy.version().equals(version))) {
            place.fault("version", "unknown-version", "is not the version of a policy of this request");
        }
        return new Event.PolicyApplied(at, version);
    }

    private @Nullable Event calendarApplied(JsonMembers place, Instant at) {
        String id = PolicyValues.code(place, "calendar");
        String calendar =
                id == null && !calendars.isEmpty() ? calendars.getFirst().id() : id;
        String version = place.required("version", PolicyValues.code(place, "version"));
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
    List<Pause> holds(JsonMembers request) {
        List<Pause> holds = new ArrayList<>();
        for (JsonMembers place : request.objects("pauses", MAX_EVENTS)) {
            Instant from = place.required("from", PolicyValues.time(place, "from"));
            Instant until = PolicyValues.time(place, "to");
            String state = PolicyValues.code(place, "state");
            place.refuseOthers();
            if (from != null && until != null && until.isBefore(from)) {
                place.fault("to", "end-before-start", "must not be before the beginning");
            } else if (from != null) {
                holds.add(new Pause(state == null ? PAUSED : state, new Interval(from, until)));
            }
        }
        return holds;
    }
}
