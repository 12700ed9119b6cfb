package org.redress.kpi.customers;

/** Two counts would hold on the same day. */
public final class OverlapException extends RuntimeException {

    private final CustomerCount other;

    /** @param other the count that holds already */
    public OverlapException(CustomerCount other) {
        super("Another count holds from " + other.from() + " to " + other.to(), null, false, false);
        this.other = other;
    }

    /** The count that holds already. */
    public CustomerCount other() {
        return other;
    }
}
