package org.redress.complaint.policy.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.redress.complaint.policy.ReadyPolicies;
import org.redress.complaint.policy.ReadyPolicy;
import org.redress.kit.http.JsonMembers;

/**
 * A policy that is stored by the name of its pack.
 *
 * @param effectiveFrom absent for now
 */
public record PackForm(ReadyPolicy ready, @Nullable Instant effectiveFrom) {

    /** Whether a body names a pack in place of rules. */
    public static boolean names(JsonNode body) {
        return body.has("pack") && !body.has("rules") && !body.has("default");
    }

    /**
     * Reads a body.
     *
     * @param id of the policy
     * @throws org.redress.kit.problem.ProblemException 400 with every fault
     */
    public static PackForm read(JsonNode body, String id, ReadyPolicies packs) {
        JsonMembers place = new JsonMembers(body, "");
        DefinitionForms.identity(place, id);
        PolicyValues.code(place, "id");
        String pack = place.line("pack", 64);
        String variant = place.line("variant", 64);
        place.integer("position", 0, DefinitionForms.LAST_POSITION);
        place.truth("active");
        JsonMembers match = place.object("match");
        if (match != null) {
            DefinitionForms.match(match);
        }
        Instant effectiveFrom = PolicyValues.time(place, "effectiveFrom");
        ReadyPolicy ready = pack == null ? null : packs.find(pack, variant);
        if (pack != null && ready == null) {
            boolean known = packs.ids().contains(pack);
            List<String> accepted = known ? packs.variants(pack) : packs.ids();
            place.fault(known ? "variant" : "pack", "not-accepted", "must be one of: " + String.join(", ", accepted));
        }
        place.refuseOthers();
        place.refuse("invalid-request", "The request is not valid");
        if (ready == null) {
            throw new IllegalStateException("A pack without fault was not found");
        }
        return new PackForm(ready, effectiveFrom);
    }
}
