package org.redress.complaint.policies.http;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.redress.complaint.policies.Catalogue;
import org.redress.complaint.policies.Definitions;
import org.redress.complaint.policies.StoredPolicy;
import org.redress.complaint.policy.NamedCalendar;
import org.redress.complaint.policy.PolicyDefinition;
import org.redress.complaint.policy.json.DefinitionForms;

/** Reads calendars and policies that may become the next version, and refuses what cannot be used. */
@Singleton
public final class DraftReader {

    private final Definitions definitions;
    private final Clock clock;

    DraftReader(Definitions definitions, Clock clock) {
        this.definitions = definitions;
        this.clock = clock;
    }

    /**
     * A calendar.
     *
     * @param pointer where it stands in the request
     * @throws org.redress.kit.problem.ProblemException 400 with every fault, also if a policy in force could not be kept by it
     */
    public NamedCalendar acceptCalendar(JsonNode json, String pointer, String id) {
        Catalogue catalogue = definitions.catalogue();
        int version = catalogue.calendars().getOrDefault(id, List.of()).size() + 1;
        NamedCalendar read = DefinitionForms.calendar(json, pointer, id, version);
        NamedCalendar now = new NamedCalendar(id, read.version(), clock.instant(), read.calendar());
        Catalogue with = catalogue.with(now);
        for (Map.Entry<String, List<StoredPolicy>> policy : catalogue.policies().entrySet()) {
            definitions.requireReachable(policy.getValue().getLast(), pointer, with);
        }
        return read;
    }

    /**
     * A policy.
     *
     * @param pointer where it stands in the request
     * @throws org.redress.kit.problem.ProblemException 400 with every fault
     */
    public StoredPolicy acceptPolicy(JsonNode json, String pointer, String id) {
        Catalogue catalogue = definitions.catalogue();
        PolicyDefinition read =
                DefinitionForms.policy(json, pointer, id, catalogue.calendars().keySet());
        int version = catalogue.policies().getOrDefault(id, List.of()).size() + 1;
        Instant from = read.effectiveFrom() == null ? clock.instant() : read.effectiveFrom();
        StoredPolicy policy = new StoredPolicy(id, version, from, read);
        definitions.requireReachable(policy, pointer, catalogue);
        return policy;
    }
}
