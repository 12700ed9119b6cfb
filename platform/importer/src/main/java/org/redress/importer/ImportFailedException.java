package org.redress.importer;

/** The import cannot go on; the message tells the person at the keyboard why and what to do. */
public final class ImportFailedException extends RuntimeException {

    public ImportFailedException(String message) {
        super(message);
    }

    public ImportFailedException(String message, Throwable cause) {
        super(message, cause);
    }
}
