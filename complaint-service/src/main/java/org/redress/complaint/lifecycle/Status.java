package org.redress.complaint.lifecycle;

/** Where a case stands. */
public enum Status {
    NEW,
    OPEN,
    WAITING_FOR_CUSTOMER,
    RESOLVED,
    CLOSED,
    WITHDRAWN;

    /** Whether work is left. */
    public boolean active() {
        return this == NEW || this == OPEN || this == WAITING_FOR_CUSTOMER;
    }
}
