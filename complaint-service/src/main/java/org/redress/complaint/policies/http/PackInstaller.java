package org.redress.complaint.policies.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.redress.complaint.packs.Pack;
import org.redress.complaint.packs.PackVariant;
import org.redress.complaint.packs.Packs;
import org.redress.complaint.policies.Definition;
import org.redress.complaint.policies.Definitions;
import org.redress.complaint.policy.PolicyVersion;
import org.redress.complaint.policy.ReadyPolicy;
import org.redress.complaint.policy.json.DefinitionForms;
import org.redress.complaint.policy.json.PackForm;
import org.redress.kit.etag.ETags;

/**
 * Stores what a pack holds as a policy like any other, which can be read, edited and explained. Calendars that the pack names are stored
 * beside it unless there is one of that id already: a firm's own counts.
 */
@Singleton
final class PackInstaller {

    private final Packs packs;
    private final Definitions definitions;
    private final DraftReader drafts;
    private final Clock clock;

    PackInstaller(Packs packs, Definitions definitions, DraftReader drafts, Clock clock) {
        this.packs = packs;
        this.definitions = definitions;
        this.drafts = drafts;
        this.clock = clock;
    }

    /**
     * Stores a pack: one version for each version of the pack that is in force from the asked instant on.
     *
     * @return the last version that was stored
     * @throws org.redress.kit.problem.ProblemException 400 with every fault, 412 or 428 for the wrong version
     */
    Definition install(
            JsonNode body, String id, @Nullable String ifMatch, @Nullable String ifNoneMatch, String savedBy) {
        PackForm asked = PackForm.read(body, id, packs);
        ReadyPolicy ready = asked.ready();
        Pack pack = packs.one(ready.pack());
        if (pack == null) {
            throw new IllegalStateException("No pack " + ready.pack());
        }
        PackVariant variant = pack.variants().stream()
                .filter(each -> each.id().equals(ready.variant()))
                .findFirst()
                .orElseThrow();
        Instant from = asked.effectiveFrom() == null ? clock.instant() : asked.effectiveFrom();
        List<Integer> inForce = inForce(variant.policies(), from);
        definitions.requireMatch(Definition.Kind.POLICY, id, ifMatch, ifNoneMatch);
        storeCalendars(pack, variant, savedBy);
        JsonNode versions = json(variant.policiesJson());
        Definition saved = null;
        for (int index : inForce) {
            Instant since = variant.policies().get(index).effectiveFrom();
            Instant effectiveFrom = since == null || since.isBefore(from) ? from : since;
            ObjectNode policy = policy(body, pack, ready, versions.get(index), effectiveFrom);
            drafts.acceptPolicy(policy, "", id);
            saved = definitions.save(
                    Definition.Kind.POLICY,
                    id,
                    saved == null ? ifMatch : ETags.of(saved.version()),
                    saved == null ? ifNoneMatch : null,
                    effectiveFrom,
                    policy.toString(),
                    savedBy);
        }
        if (saved == null) {
            throw new IllegalStateException("A pack without version: " + ready.pack());
        }
        return saved;
    }

    /** Those that some receipt from an instant on selects. */
    private static List<Integer> inForce(List<PolicyVersion> versions, Instant from) {
        List<Integer> inForce = new ArrayList<>();
        for (int i = 0; i < versions.size(); i++) {
            Instant since = versions.get(i).effectiveFrom();
            if (since == null || !since.isAfter(from)) {
                inForce.clear();
            }
            inForce.add(i);
        }
        return inForce;
    }

    private void storeCalendars(Pack pack, PackVariant variant, String savedBy) {
        TreeSet<String> named = new TreeSet<>();
        variant.drafts().forEach(draft -> {
            if (draft.calendar() != null) {
                named.add(draft.calendar());
            }
        });
        for (JsonNode calendar : json(pack.calendarsJson())) {
            String id = calendar.path("id").textValue();
            if (named.contains(id) && !definitions.catalogue().calendars().containsKey(id)) {
                definitions.save(Definition.Kind.CALENDAR, id, null, "*", Instant.EPOCH, calendar.toString(), savedBy);
            }
        }
    }

    private static ObjectNode policy(
            JsonNode asked, Pack pack, ReadyPolicy ready, JsonNode version, Instant effectiveFrom) {
        ObjectNode policy = JsonNodeFactory.instance.objectNode();
        policy.put("pack", pack.id()).put("packVersion", pack.version()).put("variant", ready.variant());
        for (String name : List.of("position", "active")) {
            if (asked.has(name)) {
                policy.set(name, asked.get(name));
            }
        }
        policy.put("effectiveFrom", effectiveFrom.toString());
        if (!pack.calendars().isEmpty()) {
            policy.put("zone", pack.calendars().getFirst().calendar().zone().getId());
        }
        if (asked.has("match")) {
            ObjectNode rule = policy.putArray("rules").addObject();
            rule.put("name", pack.id()).set("match", asked.get("match"));
            rule.set("clocks", version.get("clocks"));
        } else {
            policy.putObject("default").set("clocks", version.get("clocks"));
        }
        return policy;
    }

    private static JsonNode json(String text) {
        return DefinitionForms.json(text.getBytes(StandardCharsets.UTF_8));
    }
}
