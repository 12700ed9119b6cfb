package org.redress.complaint.policy;

import java.util.Locale;
import org.redress.complaint.lifecycle.CaseEventKind;

/** What happens in the life of every case. */
public enum EventKind {
    CUSTOMER_MESSAGE(CaseEventKind.CUSTOMER_REPLIED, false),
    AGENT_MESSAGE(CaseEventKind.AGENT_REPLIED, false),
    AUTOMATIC_MESSAGE(CaseEventKind.AGENT_REPLIED, true),
    ACKNOWLEDGED(CaseEventKind.ACKNOWLEDGED, false),
    NOTE(CaseEventKind.NOTE_ADDED, false),
    RESOLVED(CaseEventKind.RESOLVED, false),
    CLOSED(CaseEventKind.CLOSED, false),
    REOPENED(CaseEventKind.REOPENED, false),
    WITHDRAWN(CaseEventKind.WITHDRAWN, false),
    /** A duplicate: its promises are void, like those of a withdrawn case (DEC-9). */
    MERGED(CaseEventKind.MERGED, false);

    private final CaseEventKind moment;
    private final boolean automatic;

    EventKind(CaseEventKind moment, boolean automatic) {
        this.moment = moment;
        this.automatic = automatic;
    }

    public CaseEventKind moment() {
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
