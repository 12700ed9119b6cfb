package org.redress.kpi.fact;

/** What a clock says, as the event contract defines it. */
public enum ClockState {
    RUNNING,
    PAUSED,
    MET,
    BREACHED,
    CANCELLED
}
