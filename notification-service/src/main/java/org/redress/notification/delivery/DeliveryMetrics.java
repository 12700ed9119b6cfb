package org.redress.notification.delivery;

import java.time.Duration;

/** Counts what becomes of deliveries. */
public interface DeliveryMetrics {

    /** Outcomes, as counted: delivered, retried, suppressed, blocked. */
    void ended(Step step, String outcome, int deliveries);

    /** How long it took from the intent to the end of this step. */
    void delivered(Step step, Duration sinceIntent);
}
