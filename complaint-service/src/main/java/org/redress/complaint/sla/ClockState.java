package org.redress.complaint.sla;

/** What a clock says. A void one never was: it is told once and not kept. */
public enum ClockState {
    RUNNING,
    PAUSED,
    MET,
    BREACHED,
    CANCELLED,
    VOID
}
