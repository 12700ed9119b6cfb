package org.redress.stack.command;

/** A command cannot do its work; the message is one line for people and names the remedy. */
final class CannotException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    CannotException(String message) {
        super(message);
    }
}
