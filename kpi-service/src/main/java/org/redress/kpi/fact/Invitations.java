package org.redress.kpi.fact;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.redress.kpi.cell.CellContributions;

/** Some invitations, each at the highest version seen. Not thread-safe. */
public final class Invitations {

    private final Map<UUID, InvitationFact> invitations = new HashMap<>();

    /** The invitations as far as they are known. */
    public Invitations(Collection<InvitationFact> known) {
        known.forEach(invitation -> invitations.put(invitation.invitation(), invitation));
    }

    /** Takes over a newer version of an invitation; a lower or equal one changes nothing. */
    public boolean merge(InvitationFact other) {
        InvitationFact known = invitations.get(other.invitation());
        if (known != null && other.version() <= known.version()) {
            return false;
        }
        invitations.put(other.invitation(), other);
        return true;
    }

    /** All of them. */
    public Collection<InvitationFact> all() {
        return invitations.values();
    }

    /** Adds what the invitations count for (sign 1), or takes it away (sign -1). */
    public void contribute(int sign, CellContributions to) {
        invitations.values().forEach(invitation -> invitation.contribute(sign, to));
    }
}
