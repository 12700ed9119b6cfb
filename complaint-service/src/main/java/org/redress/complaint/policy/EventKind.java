package org.redress.complaint.policy;

import java.util.Locale;
import org.redress.complaint.lifecycle.MomentKind;

/** What happens in the life of every case. */
public enum EventKind {
    CUSTOMER_MESSAGE(MomentKind.CUSTOMER_REPLIED, false),
    AGENT_MESSAGE(MomentKind.AGENT_REPLIED, false),
    AUTOMATIC_MESSAGE(MomentKind.AGENT_REPLIED, true),
    ACKNOWLEDGED(MomentKind.ACKNOWLEDGED, false),
    NOTE(MomentKind.NOTE_ADDED, false),
    RESOLVED(MomentKind.RESOLVED, false),
    CLOSED(MomentKind.CLOSED, false),
    REOPENED(MomentKind.REOPENED, false),
    WITHDRAWN(MomentKind.WITHDRAWN, false),
    /** A duplicate: its promises are void, like those of a withdrawn case (DEC-9). */
    MERGED(MomentKind.MERGED, false);

    private final MomentKind moment;
    private final boolean automatic;

    EventKind(MomentKind moment, boolean automatic) {
        this.moment = moment;
        this.automatic = automatic;
    }

    public MomentKind moment() {
        return moment;
    }

    public boolean automatic() {
        return automatic;
    }

    /** In lower case with hyphens. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
