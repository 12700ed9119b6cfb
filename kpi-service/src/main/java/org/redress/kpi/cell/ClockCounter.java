package org.redress.kpi.cell;

/** How a clock is counted at its deadline. */
public enum ClockCounter {
    /** Stopped at the deadline or before. */
    MET,
    /** Stopped after the deadline. */
    BREACHED,
    /** Known to be past its deadline and still not stopped. */
    OVERDUE,
    /** Still running: past due once its deadline lies behind the moment of asking. */
    OPEN,
    /** The promise no longer holds. */
    CANCELLED
}
