package org.redress.complaint.lifecycle;

/** What can happen to a case, clocks apart. */
public enum CaseEventKind {
    RECEIVED,
    ACKNOWLEDGED,
    CLASSIFIED,
    ASSIGNED,
    CUSTOMER_REPLIED,
    AGENT_REPLIED,
    NOTE_ADDED,
    STATUS_CHANGED,
    RESOLVED,
    RESOLUTION_DISPUTED,
    REOPENED,
    /** Something that rules know by a name of its own, such as a holding reply. */
    STEP_TAKEN,
    CLOSED,
    WITHDRAWN,
    /** A duplicate: goes on as another case. */
    MERGED
}
