package org.redress.complaint.policy;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Ready-made policies, which a simulation may name instead of bringing its own. */
public interface ReadyPolicies {

    /** The ids of all packs, in order. */
    List<String> ids();

    /** The variants of a pack, the usual one first; none if there is no such pack. */
    List<String> variants(String pack);

    /**
     * A ready-made policy; null if there is none.
     *
     * @param variant absent for the usual one
     */
    @Nullable
    ReadyPolicy find(String pack, @Nullable String variant);
}
