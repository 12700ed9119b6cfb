package org.redress.complaint.policies;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.redress.complaint.policy.NamedCalendar;

/**
 * Every version of every calendar and policy at one moment. Does not change.
 *
 * @param calendars versions by id, in order
 * @param policies versions by id, in order
 */
public record Catalogue(Map<String, List<NamedCalendar>> calendars, Map<String, List<StoredPolicy>> policies) {

    /** Nothing is stored. */
    public static final Catalogue EMPTY = new Catalogue(Map.of(), Map.of());

    static final Comparator<StoredPolicy> ORDER = Comparator.comparingInt(
                    (StoredPolicy policy) -> policy.definition().position())
            .thenComparing(StoredPolicy::id);

    public Catalogue {
        calendars = Map.copyOf(calendars);
        policies = Map.copyOf(policies);
    }

    /** The version of each policy that a receipt selects, in the order in which they are tried. */
    public List<StoredPolicy> inForce(Instant receivedAt) {
        List<StoredPolicy> inForce = new ArrayList<>(policies.size());
        for (List<StoredPolicy> versions : policies.values()) {
            StoredPolicy selected = null;
            for (StoredPolicy version : versions) {
                boolean begun = !version.effectiveFrom().isAfter(receivedAt);
                if (begun && (selected == null || !version.effectiveFrom().isBefore(selected.effectiveFrom()))) {
                    selected = version;
                }
            }
            if (selected != null && selected.definition().active()) {
                inForce.add(selected);
            }
        }
        inForce.sort(ORDER);
        return inForce;
    }

    /** The version of a calendar that a receipt selects; a calendar that was not made yet is better than none. */
    int calendarFor(String id, Instant receivedAt) {
        List<NamedCalendar> versions = calendars.getOrDefault(id, List.of());
        if (versions.isEmpty()) {
            throw new IllegalStateException("No calendar " + id);
        }
        NamedCalendar selected = versions.getFirst();
        Instant since = Instant.MIN;
        for (NamedCalendar version : versions) {
            Instant from = version.effectiveFrom();
            if (from != null && !from.isAfter(receivedAt) && !from.isBefore(since)) {
                selected = version;
                since = from;
            }
        }
        return Integer.parseInt(selected.version());
    }

    /** A version of a calendar; null if it is not known here. */
    public @Nullable NamedCalendar calendar(String id, int version) {
        List<NamedCalendar> versions = calendars.getOrDefault(id, List.of());
        return version < 1 || version > versions.size() ? null : versions.get(version - 1);
    }

    /** A version of a policy; null if it is not known here. */
    public @Nullable StoredPolicy policy(String id, int version) {
        List<StoredPolicy> versions = policies.getOrDefault(id, List.of());
        return version < 1 || version > versions.size() ? null : versions.get(version - 1);
    }

    /** The same with a further version of a calendar. */
    public Catalogue with(NamedCalendar calendar) {
        Map<String, List<NamedCalendar>> more = new HashMap<>(calendars);
        List<NamedCalendar> versions = new ArrayList<>(more.getOrDefault(calendar.id(), List.of()));
        versions.add(calendar);
        more.put(calendar.id(), List.copyOf(versions));
        return new Catalogue(more, policies);
    }

    /** The same with a further version of a policy. */
    public Catalogue with(StoredPolicy policy) {
        Map<String, List<StoredPolicy>> more = new HashMap<>(policies);
        List<StoredPolicy> versions = new ArrayList<>(more.getOrDefault(policy.id(), List.of()));
        versions.add(policy);
        more.put(policy.id(), List.copyOf(versions));
        return new Catalogue(calendars, more);
    }
}
