package org.redress.complaint.sla;

/** When on its last day a target that is counted in days is due. */
public enum CutOff {
    /** At the midnight that ends it. */
    END_OF_DAY,
    /** At the end of its last window; at the end of the day if it has none. */
    CLOSE_OF_BUSINESS,
    /** At the wall time at which the clock started. */
    TIME_OF_START
}
