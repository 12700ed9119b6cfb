package org.redress.kpi.query;

import java.time.Instant;

/** Nobody has made a view of what was known then, or it is not ready, or it is gone. */
public final class NoViewException extends RuntimeException {

    private final Instant knownAt;

    /** Says of which moment there is none. */
    public NoViewException(Instant knownAt) {
        super("No view as known at " + knownAt, null, false, false);
        this.knownAt = knownAt;
    }

    /** The moment. */
    public Instant knownAt() {
        return knownAt;
    }
}
