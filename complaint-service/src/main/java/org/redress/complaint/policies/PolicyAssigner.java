package org.redress.complaint.policies;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.redress.complaint.lifecycle.CaseValues;
import org.redress.complaint.lifecycle.PolicyResolver;
import org.redress.complaint.policy.ClockDraft;
import org.redress.complaint.policy.NamedCalendar;
import org.redress.complaint.sla.AroundTheClock;
import org.redress.complaint.sla.ClockRule;
import org.redress.complaint.sla.PolicyAssignment;
import org.redress.complaint.sla.SlaEngine;
import org.redress.complaint.sla.SlaPolicy;

/** Gives cases what a catalogue says. Engines are made once for each combination of versions. */
public final class PolicyAssigner implements PolicyResolver {

    private static final int MOST_ENGINES = 4_096;

    private final Catalogue catalogue;
    private final SlaEngine configured;
    private final Map<PolicyAssignment, SlaEngine> engines = new ConcurrentHashMap<>();

    /**
     * @param configured what a case has that no policy of the catalogue matches
     */
    public PolicyAssigner(Catalogue catalogue, SlaEngine configured) {
        this.catalogue = catalogue;
        this.configured = configured;
    }

    Catalogue catalogue() {
        return catalogue;
    }

    @Override
    public PolicyAssignment given(CaseValues values, Instant receivedAt) {
        if (catalogue.policies().isEmpty()) {
            return PolicyAssignment.BY_CONFIGURATION;
        }
        for (StoredPolicy policy : catalogue.inForce(receivedAt)) {
            PolicyAssignment policyAssignment = policy.pin(values, receivedAt, Map.of(), catalogue);
            if (policyAssignment != null) {
                return policyAssignment;
            }
        }
        return PolicyAssignment.BY_CONFIGURATION;
    }

    @Override
    public SlaEngine engine(PolicyAssignment policyAssignment) {
        if (policyAssignment.equals(PolicyAssignment.BY_CONFIGURATION)) {
            return configured;
        }
        SlaEngine known = engines.get(policyAssignment);
        if (known == null) {
            known = made(policyAssignment);
            if (engines.size() >= MOST_ENGINES) {
                engines.clear();
            }
            engines.put(policyAssignment, known);
        }
        return known;
    }

    /** Whether all versions of a pin are known here. */
    boolean knows(PolicyAssignment policyAssignment) {
        if (!policyAssignment.configured()
                && catalogue.policy(policyAssignment.policy(), policyAssignment.version()) == null) {
            return false;
        }
        for (Map.Entry<String, Integer> calendar : policyAssignment.calendars().entrySet()) {
            if (catalogue.calendar(calendar.getKey(), calendar.getValue()) == null) {
                return false;
            }
        }
        return policyAssignment.kept().values().stream().allMatch(this::knows);
    }

    /** The calendar of a clock in the version that a case was given; null if it has none. */
    @Nullable
    NamedCalendar calendar(PolicyAssignment policyAssignment, String clock) {
        PolicyAssignment given = policyAssignment.of(clock);
        if (given.configured()) {
            return null;
        }
        for (ClockDraft draft : policy(given).rule(given.rule()).clocks()) {
            if (draft.clock().equals(clock) && draft.calendar() != null) {
                return calendar(draft.calendar(), given);
            }
        }
        return null;
    }

    private SlaEngine made(PolicyAssignment policyAssignment) {
        Set<String> codes = new HashSet<>();
        List<ClockRule> rules = new ArrayList<>();
        for (ClockRule rule : rules(policyAssignment)) {
            codes.add(rule.clock());
            rules.add(policyAssignment.kept().containsKey(rule.clock()) ? kept(policyAssignment, rule.clock()) : rule);
        }
        for (String clock : policyAssignment.kept().keySet()) {
            if (codes.add(clock)) {
                rules.add(kept(policyAssignment, clock));
            }
        }
        return new SlaEngine(new SlaPolicy(name(policyAssignment), rules), new AroundTheClock());
    }

    private ClockRule kept(PolicyAssignment policyAssignment, String clock) {
        for (ClockRule rule : rules(policyAssignment.of(clock))) {
            if (rule.clock().equals(clock)) {
                return rule;
            }
        }
        throw new IllegalStateException("No clock " + clock + " in " + name(policyAssignment.of(clock)));
    }

    private List<ClockRule> rules(PolicyAssignment policyAssignment) {
        if (policyAssignment.configured()) {
            return configured.policy().rules();
        }
        Map<String, NamedCalendar> calendars = new HashMap<>();
        policyAssignment.calendars().keySet().forEach(id -> calendars.put(id, calendar(id, policyAssignment)));
        List<ClockRule> rules = new ArrayList<>();
        for (ClockDraft draft :
                policy(policyAssignment).rule(policyAssignment.rule()).clocks()) {
            NamedCalendar calendar = draft.calendar() == null ? null : calendars.get(draft.calendar());
            rules.add(draft.rule(calendar == null ? null : calendar.calendar()));
        }
        return rules;
    }

    /** Policy and version as clocks show it. */
    String name(PolicyAssignment policyAssignment) {
        return policyAssignment.configured()
                ? configured.policy().name()
                : policyAssignment.policy() + "/" + policyAssignment.version();
    }

    private StoredPolicy policy(PolicyAssignment policyAssignment) {
        StoredPolicy policy = catalogue.policy(policyAssignment.policy(), policyAssignment.version());
        if (policy == null) {
            throw new IllegalStateException("No policy " + name(policyAssignment));
        }
        return policy;
    }

    private NamedCalendar calendar(String id, PolicyAssignment policyAssignment) {
        Integer version = policyAssignment.calendars().get(id);
        NamedCalendar calendar = version == null ? null : catalogue.calendar(id, version);
        if (calendar == null) {
            throw new IllegalStateException("No calendar " + id + "/" + version);
        }
        return calendar;
    }
}
