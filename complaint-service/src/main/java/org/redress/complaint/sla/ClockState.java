package org.redress.complaint.sla;

/** What a clock says. */
public enum ClockState {
    RUNNING,
    PAUSED,
    MET,
    BREACHED,
    CANCELLED
}
