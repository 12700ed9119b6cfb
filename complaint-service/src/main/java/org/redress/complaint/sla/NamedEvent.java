package org.redress.complaint.sla;

import java.time.Instant;

/**
 * An event by its name, for clocks that start, stop or are replaced on it.
 *
 * @param event for example {@code holding-reply}
 */
public record NamedEvent(String event, Instant at) {

    /** The receipt of the complaint. */
    public static final String RECEIVED = "received";

    /** A message of the customer. */
    public static final String CUSTOMER_MESSAGE = "customer-message";

    /** The case is taken up again. */
    public static final String REOPENED = "reopened";
}
