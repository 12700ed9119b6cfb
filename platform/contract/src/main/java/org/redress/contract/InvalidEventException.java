package org.redress.contract;

/** Bytes or attributes that are no event of the contract: unknown type, wrong shape, or a broken invariant. Never transient. */
public final class InvalidEventException extends RuntimeException {

    public InvalidEventException(String message) {
        super(message);
    }

    public InvalidEventException(String message, Throwable cause) {
        super(message, cause);
    }
}
