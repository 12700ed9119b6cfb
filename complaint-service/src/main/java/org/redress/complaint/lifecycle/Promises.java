package org.redress.complaint.lifecycle;

import java.time.Instant;
import org.redress.complaint.sla.Pin;
import org.redress.complaint.sla.SlaEngine;

/** Which promises cases are given, and how their clocks are computed. Safe for use by several threads. */
public interface Promises {

    /**
     * What a new case is given.
     *
     * @param values what was known of it at its receipt
     */
    Pin given(CaseValues values, Instant receivedAt);

    /**
     * The engine of the versions that a case was given.
     *
     * @throws IllegalStateException if they are not known
     */
    SlaEngine engine(Pin pin);

    /** Promises that are the same for all cases. */
    static Promises always(SlaEngine engine) {
        return new Promises() {
            @Override
            public Pin given(CaseValues values, Instant receivedAt) {
                return Pin.BY_CONFIGURATION;
            }

            @Override
            public SlaEngine engine(Pin pin) {
                return engine;
            }
        };
    }
}
