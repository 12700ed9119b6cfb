package org.redress.kpi.cell.store;

import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;
import org.redress.kit.store.Sql;

/**
 * Sums that do not fit into the memory: put aside in the database as sorted runs, and merged at the end, with a block of each run in memory.
 * The database only keeps the blocks: summing the rows up there would cost several times as much. They are lost in a crash, as what is
 * rebuilt with them. Not thread-safe.
 */
public final class SumRuns {

    private static final int ROWS_IN_BLOCK = 8_192;
    private static final int ROW = 4 * Integer.BYTES + 2 * Long.BYTES;

    private final Connection session;
    private final CellTable table;
    private final String room;
    private final String name;
    private int runs;

    /** Runs of a table's rows in a schema; {@link #open} comes first. */
    public SumRuns(Connection session, CellTable table, String room) {
        this.session = session;
        this.table = table;
        this.room = room;
        this.name = room + "." + table.table() + "_run";
    }

    /** Makes room. */
    public void open() throws SQLException {
        close();
        run("create unlogged table %s (run integer, block integer, rows bytea not null, primary key (run, block))");
        run("alter table %s alter column rows set storage external");
    }

    /** Puts a run aside. */
    public void add(SortedSums sums) throws SQLException {
        BlockWriter blocks = new BlockWriter(runs);
        sums.into(blocks::add);
        blocks.store();
        runs++;
    }

    /** Appends all sums to the table in the order of their keys: those put aside, or given now if none was. */
    public void store(SortedSums last) throws SQLException {
        SumCopy copy = new SumCopy(session, table, room);
        if (runs == 0) {
            last.into(copy::add);
        } else {
            add(last);
            merge(copy);
        }
        copy.send();
    }

    /** Forgets what was put aside. */
    public void clear() throws SQLException {
        run("truncate %s");
        runs = 0;
    }

    /** Takes the room away. */
    public void close() throws SQLException {
        run("drop table if exists %s");
        runs = 0;
    }

    private void merge(SumCopy copy) throws SQLException {
        PriorityQueue<BlockReader> readers = new PriorityQueue<>(Comparator.comparing(BlockReader::row, SumRow.BY_KEY));
        for (int run = 0; run < runs; run++) {
            BlockReader reader = new BlockReader(run);
            if (reader.next()) {
                readers.add(reader);
            }
        }
        SumRow sum = null;
        while (!readers.isEmpty()) {
            BlockReader reader = readers.remove();
            SumRow row = reader.row();
            if (sum != null && SumRow.BY_KEY.compare(sum, row) == 0) {
                sum = sum.plus(row);
            } else {
                if (sum != null) {
                    copy.add(sum);
                }
                sum = row;
            }
            if (reader.next()) {
                readers.add(reader);
            }
        }
        if (sum != null) {
            copy.add(sum);
        }
    }

    private void run(String sql) throws SQLException {
        Sql.on(session).execute(sql.formatted(name));
    }

    /** Cuts a run into blocks. */
    private final class BlockWriter {

        private final int run;
        private final ByteBuffer rows = ByteBuffer.allocate(ROWS_IN_BLOCK * ROW);
        private int block;

        BlockWriter(int run) {
            this.run = run;
        }

        void add(SumRow row) throws SQLException {
            if (!rows.hasRemaining()) {
                store();
            }
            rows.putInt(row.measure()).putInt(row.slot()).putInt(row.set()).putInt(row.bucket());
            rows.putLong(row.count()).putLong(row.sum());
        }

        void store() throws SQLException {
            byte[] bytes = new byte[rows.position()];
            rows.flip().get(bytes).clear();
            Sql.on(session).update("insert into " + name + " (run, block, rows) values (?, ?, ?)", run, block++, bytes);
        }
    }

    /** Reads a run row by row. */
    private final class BlockReader {

        private final int run;
        private int block;
        private ByteBuffer rows = ByteBuffer.allocate(0);
        private @Nullable SumRow row;

        BlockReader(int run) {
            this.run = run;
        }

        /** The row that {@link #next} stands at. */
        SumRow row() {
            if (row == null) {
                throw new IllegalStateException("Behind the end of run " + run);
            }
            return row;
        }

        /** Goes to the next row, unless the run is at its end. */
        boolean next() throws SQLException {
            if (!rows.hasRemaining() && !fetch()) {
                row = null;
                return false;
            }
            row = new SumRow(
                    rows.getInt(), rows.getInt(), rows.getInt(), rows.getInt(), rows.getLong(), rows.getLong());
            return true;
        }

        private boolean fetch() throws SQLException {
            Sql.on(session)
                    .each(
                            "select rows from " + name + " where run = ? and block = ?",
                            found -> rows = ByteBuffer.wrap(found.bytes("rows")),
                            run,
                            block++);
            return rows.hasRemaining();
        }
    }
}
