package org.redress.kpi.cell.store;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/**
 * Appends sums to a table by {@code COPY} in its binary format (PostgreSQL, "File Formats" of COPY), a chunk of rows at a time; between two
 * rows the connection is free for other use. Not thread-safe.
 */
final class SumCopy {

    private static final int CHUNK = 1 << 20;
    private static final int FIELDS = 5;
    /** The number of fields, and each with its length. */
    private static final int LONGEST_ROW = Short.BYTES + FIELDS * (Integer.BYTES + Long.BYTES);

    private static final byte[] HEAD = ByteBuffer.allocate(19)
            .put("PGCOPY\n\u00ff\r\n\0".getBytes(StandardCharsets.ISO_8859_1))
            .array();
    private static final byte[] END = {-1, -1};

    private final Connection connection;
    private final CellTable table;
    private final String sql;
    private final ByteBuffer rows = ByteBuffer.allocate(CHUNK);

    /** @param room the schema whose table is meant */
    SumCopy(Connection connection, CellTable table, String room) {
        this.connection = connection;
        this.table = table;
        this.sql = "copy %s.%s (%s) from stdin (format binary)".formatted(room, table.table(), table.columns());
    }

    /** Adds a row; it arrives with {@link #send} at the latest. */
    void add(SumRow row) throws SQLException {
        if (rows.remaining() < LONGEST_ROW) {
            send();
        }
        rows.putShort((short) FIELDS);
        put(row.measure());
        put(row.slot());
        put(row.set());
        switch (table) {
            case CELL -> {
                put(row.count());
                put(row.sum());
            }
            case SKETCH -> {
                put(row.bucket());
                put(row.count());
            }
        }
    }

    /** Sends what is left; to be called behind the last row. */
    void send() throws SQLException {
        if (rows.position() == 0) {
            return;
        }
        CopyIn copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(sql);
        try {
            copy.writeToCopy(HEAD, 0, HEAD.length);
            copy.writeToCopy(rows.array(), 0, rows.position());
            copy.writeToCopy(END, 0, END.length);
            copy.endCopy();
            rows.clear();
        } finally {
            if (copy.isActive()) {
                copy.cancelCopy();
            }
        }
    }

    private void put(int value) {
        rows.putInt(Integer.BYTES).putInt(value);
    }

    private void put(long value) {
        rows.putInt(Long.BYTES).putLong(value);
    }
}
