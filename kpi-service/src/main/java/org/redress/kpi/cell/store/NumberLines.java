package org.redress.kpi.cell.store;

import java.sql.Connection;
import java.sql.SQLException;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/** Rows of numbers on their way into {@code COPY … FROM STDIN}, sent as they come. Not thread-safe. */
final class NumberLines implements AutoCloseable {

    private static final int BUFFER = 64 * 1024;
    /** A row of five longs with their signs and separators fits in. */
    private static final int LONGEST_ROW = 5 * 21;

    private final CopyIn copy;
    private final byte[] buffer = new byte[BUFFER];
    private final byte[] digits = new byte[20];
    private int length;

    NumberLines(Connection connection, String sql) throws SQLException {
        this.copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(sql);
    }

    void row(long... values) throws SQLException {
        if (length > BUFFER - LONGEST_ROW) {
            send();
        }
        for (long value : values) {
            write(value);
            buffer[length++] = '\t';
        }
        buffer[length - 1] = '\n';
    }

    /** To be called behind the last row; without it, no row arrives. */
    void end() throws SQLException {
        send();
        copy.endCopy();
    }

    @Override
    public void close() throws SQLException {
        if (copy.isActive()) {
            copy.cancelCopy();
        }
    }

    private void send() throws SQLException {
        copy.writeToCopy(buffer, 0, length);
        length = 0;
    }

    private void write(long value) {
        if (value < 0) {
            buffer[length++] = '-';
        }
        int count = 0;
        long rest = value;
        do {
            digits[count++] = (byte) ('0' + Math.abs(rest % 10));
            rest /= 10;
        } while (rest != 0);
        while (count > 0) {
            buffer[length++] = digits[--count];
        }
    }
}
