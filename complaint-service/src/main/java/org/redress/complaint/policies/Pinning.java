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
import org.redress.complaint.lifecycle.Promises;
import org.redress.complaint.policy.ClockDraft;
import org.redress.complaint.policy.NamedCalendar;
import org.redress.complaint.sla.AroundTheClock;
import org.redress.complaint.sla.ClockRule;
import org.redress.complaint.sla.Pin;
import org.redress.complaint.sla.SlaEngine;
import org.redress.complaint.sla.SlaPolicy;

/** Gives cases what a catalogue says. Engines are made once for each combination of versions. */
public final class Pinning implements Promises {

    private static final int MOST_ENGINES = 4_096;

    private final Catalogue catalogue;
    private final SlaEngine configured;
    private final Map<Pin, SlaEngine> engines = new ConcurrentHashMap<>();

    /**
     * @param configured what a case has that no policy of the catalogue matches
     */
    public Pinning(Catalogue catalogue, SlaEngine configured) {
        this.catalogue = catalogue;
        this.configured = configured;
    }

    Catalogue catalogue() {
        return catalogue;
    }

    @Override
    public Pin given(CaseValues values, Instant receivedAt) {
        if (catalogue.policies().isEmpty()) {
            return Pin.BY_CONFIGURATION;
        }
        for (StoredPolicy policy : catalogue.inForce(receivedAt)) {
            Pin pin = policy.pin(values, receivedAt, Map.of(), catalogue);
            if (pin != null) {
                return pin;
            }
        }
        return Pin.BY_CONFIGURATION;
    }

    @Override
    public SlaEngine engine(Pin pin) {
        if (pin.equals(Pin.BY_CONFIGURATION)) {
            return configured;
        }
        SlaEngine known = engines.get(pin);
        if (known == null) {
            known = made(pin);
            if (engines.size() >= MOST_ENGINES) {
                engines.clear();
            }
            engines.put(pin, known);
        }
        return known;
    }

    /** Whether all versions of a pin are known here. */
    boolean knows(Pin pin) {
        if (!pin.configured() && catalogue.policy(pin.policy(), pin.version()) == null) {
            return false;
        }
        for (Map.Entry<String, Integer> calendar : pin.calendars().entrySet()) {
            if (catalogue.calendar(calendar.getKey(), calendar.getValue()) == null) {
                return false;
            }
        }
        return pin.kept().values().stream().allMatch(this::knows);
    }

    /** The calendar of a clock in the version that a case was given; null if it has none. */
    @Nullable
    NamedCalendar calendar(Pin pin, String clock) {
        Pin given = pin.of(clock);
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

    private SlaEngine made(Pin pin) {
        Set<String> codes = new HashSet<>();
        List<ClockRule> rules = new ArrayList<>();
        for (ClockRule rule : rules(pin)) {
            codes.add(rule.clock());
            rules.add(pin.kept().containsKey(rule.clock()) ? kept(pin, rule.clock()) : rule);
        }
        for (String clock : pin.kept().keySet()) {
            if (codes.add(clock)) {
                rules.add(kept(pin, clock));
            }
        }
        return new SlaEngine(new SlaPolicy(name(pin), rules), new AroundTheClock());
    }

    private ClockRule kept(Pin pin, String clock) {
        for (ClockRule rule : rules(pin.of(clock))) {
            if (rule.clock().equals(clock)) {
                return rule;
            }
        }
        throw new IllegalStateException("No clock " + clock + " in " + name(pin.of(clock)));
    }

    private List<ClockRule> rules(Pin pin) {
        if (pin.configured()) {
            return configured.policy().rules();
        }
        Map<String, NamedCalendar> calendars = new HashMap<>();
        pin.calendars().keySet().forEach(id -> calendars.put(id, calendar(id, pin)));
        List<ClockRule> rules = new ArrayList<>();
        for (ClockDraft draft : policy(pin).rule(pin.rule()).clocks()) {
            NamedCalendar calendar = draft.calendar() == null ? null : calendars.get(draft.calendar());
            rules.add(draft.rule(calendar == null ? null : calendar.calendar()));
        }
        return rules;
    }

    /** Policy and version as clocks show it. */
    String name(Pin pin) {
        return pin.configured() ? configured.policy().name() : pin.policy() + "/" + pin.version();
    }

    private StoredPolicy policy(Pin pin) {
        StoredPolicy policy = catalogue.policy(pin.policy(), pin.version());
        if (policy == null) {
            throw new IllegalStateException("No policy " + name(pin));
        }
        return policy;
    }

    private NamedCalendar calendar(String id, Pin pin) {
        Integer version = pin.calendars().get(id);
        NamedCalendar calendar = version == null ? null : catalogue.calendar(id, version);
        if (calendar == null) {
            throw new IllegalStateException("No calendar " + id + "/" + version);
        }
        return calendar;
    }
}
