package org.redress.kpi.objective;

import java.time.Instant;

/** A change of an objective's standing that others are told of. */
public sealed interface StateTransition {

    /** Why an objective no longer burns. */
    enum Reason {
        /** The figures are good again. */
        FIGURES,
        /** It was changed and is judged anew. */
        CHANGED,
        /** It was deleted. */
        DELETED
    }

    /**
     * It burns, or burns more urgently.
     *
     * @param since when it began to
     * @param asOf the moment of the figures
     * @param rule the most urgent rule that fires, with its figures
     */
    record Burning(Instant since, Instant asOf, BurnRate.OfRule rule) implements StateTransition {}

    /**
     * It burns no longer.
     *
     * @param urgency the most urgent one that was told
     * @param since when it had begun to
     */
    record Recovered(Urgency urgency, Instant since, Reason reason) implements StateTransition {}
}
