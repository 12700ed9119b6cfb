package org.redress.complaint.sla;

/** What ends a clock. */
public enum ClockCondition {
    /** The first acknowledgement; cancelled if the case is closed or withdrawn before. */
    ACKNOWLEDGEMENT,
    /** The first customer-visible message by a human; cancelled if the case is closed or withdrawn before. */
    FIRST_RESPONSE,
    /** The resolution, or the closing where there was none (C8); cancelled if the case is withdrawn before. */
    RESOLUTION
}
