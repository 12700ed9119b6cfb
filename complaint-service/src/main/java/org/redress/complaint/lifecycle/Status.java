package org.redress.complaint.lifecycle;

/** Where a case stands. */
public enum Status {
    NEW,
    OPEN,
    WAITING_FOR_CUSTOMER,
    RESOLVED,
    CLOSED,
    WITHDRAWN,
    /** A duplicate; another case goes on in its place. */
    MERGED;

    /** Whether its promises are void: nobody waits for an answer to it any more (DEC-9). */
    public boolean isVoid() {
        return this == WITHDRAWN || this == MERGED;
    }

    /** Whether work is left. */
    public boolean active() {
        return this == NEW || this == OPEN || this == WAITING_FOR_CUSTOMER;
    }
}
