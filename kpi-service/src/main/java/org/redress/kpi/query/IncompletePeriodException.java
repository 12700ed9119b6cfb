package org.redress.kpi.query;

/** A period that is not over is never compared with another one. */
public final class IncompletePeriodException extends RuntimeException {

    IncompletePeriodException() {
        super("A period that is not over cannot be compared with another one", null, false, false);
    }
}
