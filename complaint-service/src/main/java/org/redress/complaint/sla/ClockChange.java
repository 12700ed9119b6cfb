package org.redress.complaint.sla;

/** What happened to a clock between two readings; in the order in which it is told. */
public enum ClockChange {
    STARTED,
    PAUSED,
    RESUMED,
    WARNED,
    MET,
    BREACHED,
    CANCELLED,
    /** A deadline or verdict given before changed, or a broken promise was ended at last. */
    CORRECTED
}
