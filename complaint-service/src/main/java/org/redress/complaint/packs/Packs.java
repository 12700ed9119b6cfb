package org.redress.complaint.packs;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.redress.complaint.policy.ReadyPolicies;
import org.redress.complaint.policy.ReadyPolicy;

/** All packs that are shipped. */
public final class Packs implements ReadyPolicies {

    private final Map<String, Pack> byId = new LinkedHashMap<>();

    /** @param packs in the order in which they are listed */
    public Packs(List<Pack> packs) {
        packs.forEach(pack -> byId.put(pack.id(), pack));
    }

    /** All of them, in order. */
    public List<Pack> all() {
        return List.copyOf(byId.values());
    }

    /** The pack of this id; null if there is none. */
    public @Nullable Pack one(String id) {
        return byId.get(id);
    }

    @Override
    public List<String> ids() {
        return List.copyOf(byId.keySet());
    }

    @Override
    public List<String> variants(String pack) {
        Pack found = byId.get(pack);
        return found == null
                ? List.of()
                : found.variants().stream().map(PackVariant::id).toList();
    }

    @Override
    public @Nullable ReadyPolicy find(String pack, @Nullable String variant) {
        Pack found = byId.get(pack);
        if (found == null) {
            return null;
        }
        for (PackVariant each : found.variants()) {
            if (variant == null || each.id().equals(variant)) {
                return found.ready(each);
            }
        }
        return null;
    }
}
