package org.redress.complaint.sla;

/** What reopening a case does to a clock that had ended (DEC-2). */
public enum ReopenRule {
    /** It goes on; the time between is cut out like a pause. */
    RESUME,
    /** A new run begins with the full target; the old verdict stays. */
    RESTART,
    /** Nothing: the verdict stays. */
    KEEP
}
