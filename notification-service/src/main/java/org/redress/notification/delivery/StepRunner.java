package org.redress.notification.delivery;

/** Carries out one step of deliveries. Runs on a worker's thread, outside any transaction, and is bounded in time. */
public interface StepRunner {

    /** The step. */
    Step step();

    /** Carries it out. A runtime exception counts as a failure that may pass. */
    StepResult run(Bundle bundle);
}
