package org.redress.complaint.sla;

/**
 * A time in which clocks that are paused by this state stand still.
 *
 * @param state for example {@code waiting-for-customer}
 */
public record Pause(String state, Interval span) {

    /** The next move is the customer's. */
    public static final String WAITING_FOR_CUSTOMER = "waiting-for-customer";
}
