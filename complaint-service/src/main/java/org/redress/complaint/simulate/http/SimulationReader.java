package org.redress.complaint.simulate.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.redress.complaint.policy.NamedCalendar;
import org.redress.complaint.policy.PolicyVersion;
import org.redress.complaint.policy.ReadyPolicies;
import org.redress.complaint.policy.ReadyPolicy;
import org.redress.complaint.policy.json.CalendarReader;
import org.redress.complaint.policy.json.PolicyReader;
import org.redress.complaint.policy.json.PolicyValues;
import org.redress.complaint.simulate.Event;
import org.redress.complaint.simulate.Simulation;
import org.redress.complaint.sla.Pause;
import org.redress.complaint.sla.calendar.WallTime;
import org.redress.complaint.sla.calendar.Zones;
import org.redress.kit.http.JsonMembers;

/** Reads the body of a simulation; refuses it with everything that is wrong. */
final class SimulationReader {

    private static final String DEFAULT = "default";
    private static final int MAX_VERSIONS = 20;
    private static final int MAX_LOCAL_TIMES = 1_000;

    /** What was asked; there is no simulation without a policy. */
    record Question(
            List<NamedCalendar> calendars,
            @Nullable Simulation simulation,
            List<LocalTimeAsked> localTimes,
            @Nullable ReadyPolicy ready) {}

    /** A wall time whose instant is asked. */
    record LocalTimeAsked(String local, ZoneId zone, LocalDateTime time) {}

    private final JsonMembers request;
    private final List<NamedCalendar> calendars = new ArrayList<>();
    /** Those of refused calendars, too: one fault is not told twice. */
    private final Set<String> calendarIds = new LinkedHashSet<>();

    private @Nullable ZoneId zone;

    private SimulationReader(JsonMembers request) {
        this.request = request;
    }

    /** @throws org.redress.kit.problem.ProblemException 400 with every fault */
    static Question read(JsonNode body, ReadyPolicies ready) {
        return new SimulationReader(new JsonMembers(body)).question(ready);
    }

    private Question question(ReadyPolicies packs) {
        zone = zone(request);
        readCalendars();
        ReadyPolicy ready = ready(packs);
        List<PolicyVersion> policies = policies();
        if (ready != null) {
            policies = ready.policies();
            addCalendars(ready);
        }
        EventReader reader = new EventReader(policies, calendars);
        List<Event> events = reader.events(request);
        List<Pause> holds = reader.holds(request);
        Instant receivedAt = receivedAt(!policies.isEmpty());
        Instant asOf = PolicyValues.time(request, "asOf");
        if (asOf != null && receivedAt != null && asOf.isBefore(receivedAt)) {
            request.fault("asOf", "before-receipt", "must not be before the receipt");
        }
        List<LocalTimeAsked> localTimes = localTimes();
        if (policies.isEmpty() && calendars.isEmpty() && localTimes.isEmpty() && request.faultless()) {
            request.fault("policy", "required", "is missing; without it a calendar or localTimes must be given");
        }
        request.refuseOthers();
        request.refuse("invalid-request", "The request is not valid");
        Simulation simulation = policies.isEmpty() || receivedAt == null
                ? null
                : new Simulation(zone(), calendars, policies, receivedAt, events, holds, asOf);
        return new Question(calendars, simulation, localTimes, ready);
    }

    /** The pack that is named instead of a policy. */
    private @Nullable ReadyPolicy ready(ReadyPolicies packs) {
        String pack = request.line("pack", 64);
        String variant = request.line("variant", 64);
        if (pack == null) {
            if (variant != null) {
                request.fault("variant", "contradiction", "has no meaning without a pack");
            }
            return null;
        }
        for (String other : List.of("policy", "policies")) {
            if (request.has(other)) {
                request.fault("pack", "contradiction", "must not stand beside " + other);
            }
        }
        ReadyPolicy ready = packs.find(pack, variant);
        if (ready == null) {
            boolean known = packs.ids().contains(pack);
            request.fault(
                    known ? "variant" : "pack",
                    "not-accepted",
                    "must be one of: " + String.join(", ", known ? packs.variants(pack) : packs.ids()));
        }
        return ready;
    }

    /** Calendars of the request take the place of those of the pack with the same id. */
    private void addCalendars(ReadyPolicy ready) {
        for (NamedCalendar calendar : ready.calendars()) {
            if (calendarIds.add(calendar.id())) {
                calendars.add(calendar);
            }
        }
    }

    /** The zone of the request, or of its only calendar, or UTC. */
    private ZoneId zone() {
        if (zone != null) {
            return zone;
        }
        Set<ZoneId> zones = zones();
        return zones.size() == 1 ? zones.iterator().next() : ZoneOffset.UTC;
    }

    private Set<ZoneId> zones() {
        Set<ZoneId> zones = new HashSet<>();
        calendars.forEach(calendar -> zones.add(calendar.calendar().zone()));
        return zones;
    }

    private static @Nullable ZoneId zone(JsonMembers place) {
        String name = place.line("zone", 64);
        ZoneId zone = name == null ? null : Zones.of(name);
        if (name != null && zone == null) {
            place.fault("zone", "unknown-zone", Zones.EXPECTED);
        }
        return zone;
    }

    private void readCalendars() {
        JsonMembers single = request.object("calendar");
        List<JsonMembers> several = request.objects("calendars", MAX_VERSIONS);
        if (single != null && !several.isEmpty()) {
            request.fault("calendar", "contradiction", "must not stand beside calendars");
        }
        if (single != null) {
            add(CalendarReader.read(single, DEFAULT), single);
        }
        for (JsonMembers place : several) {
            add(CalendarReader.read(place, null), place);
        }
    }

    private void add(@Nullable NamedCalendar calendar, JsonMembers place) {
        if (calendar == null) {
            String id = place.raw("id");
            calendarIds.add(id == null ? DEFAULT : id);
            return;
        }
        calendarIds.add(calendar.id());
        for (NamedCalendar known : calendars) {
            if (known.id().equals(calendar.id()) && known.version().equals(calendar.version())) {
                place.fault("version", "twice", "is the version of another such calendar already");
            }
        }
        calendars.add(calendar);
    }

    private List<PolicyVersion> policies() {
        PolicyReader reader = new PolicyReader(calendarIds, zone());
        JsonMembers single = request.object("policy");
        List<JsonMembers> several = new ArrayList<>(request.objects("policies", MAX_VERSIONS));
        if (single != null && !several.isEmpty()) {
            request.fault("policy", "contradiction", "must not stand beside policies");
        }
        if (single != null) {
            several.add(single);
        }
        List<PolicyVersion> policies = new ArrayList<>();
        Set<String> versions = new HashSet<>();
        for (JsonMembers place : several) {
            PolicyVersion policy = reader.read(place);
            if (!versions.add(policy.version())) {
                place.fault("version", "twice", "is the version of another policy already");
            }
            policies.add(policy);
        }
        return policies;
    }

    /** A date is its first instant in the zone, which is as good as any other for what is counted in days. */
    private @Nullable Instant receivedAt(boolean needed) {
        Instant receivedAt = PolicyValues.time(request, "receivedAt");
        LocalDate receivedOn = PolicyValues.date(request, "receivedOn");
        if (receivedOn != null) {
            if (request.has("receivedAt")) {
                request.fault("receivedOn", "contradiction", "must not stand beside receivedAt");
            }
            if (zone == null && zones().size() > 1) {
                request.fault("zone", "required", "must say whose date receivedOn is, because the calendars differ");
            }
            return WallTime.of(receivedOn.atStartOfDay(), zone()).instant();
        }
        if (needed && !request.has("receivedOn")) {
            request.required("receivedAt", receivedAt);
        }
        return receivedAt;
    }

    private List<LocalTimeAsked> localTimes() {
        List<LocalTimeAsked> asked = new ArrayList<>();
        for (JsonMembers place : request.objects("localTimes", MAX_LOCAL_TIMES)) {
            ZoneId named = zone(place);
            LocalDateTime local = place.required("local", PolicyValues.local(place, "local"));
            String text = place.line("local", 32);
            place.refuseOthers();
            if (local != null && text != null) {
                asked.add(new LocalTimeAsked(text, named == null ? zone() : named, local));
            }
        }
        return asked;
    }
}
