package org.redress.complaint.lifecycle;

import org.jspecify.annotations.Nullable;

/**
 * Who caused something.
 *
 * @param id user id, API key id or service; never a name or an address
 */
public record CaseActor(Kind kind, @Nullable String id) {

    /** Redress itself: its clocks. */
    public static final CaseActor REDRESS = new CaseActor(Kind.REDRESS, null);

    /** The kinds of actors. */
    public enum Kind {
        CUSTOMER,
        AGENT,
        SYSTEM,
        REDRESS
    }
}
