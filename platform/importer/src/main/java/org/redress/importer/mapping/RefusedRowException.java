package org.redress.importer.mapping;

/** A value of a row does not fit the mapping. Becomes {@link Mapped.Refused} where the row ends. */
final class RefusedRowException extends RuntimeException {

    private final String column;
    private final String code;

    RefusedRowException(String column, String code, String message) {
        super(message);
        this.column = column;
        this.code = code;
    }

    Mapped.Refused refused() {
        return new Mapped.Refused(column, code, String.valueOf(getMessage()));
    }
}
