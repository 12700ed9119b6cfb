package org.redress.kpi.cell.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.redress.testing.RedressPostgres;

/** Sums of a rebuild that do not fit into the memory, in any number of runs (R24). */
class SumRunsIT {

    private final Random random = new Random(51);
    private final Connection session = connect();

    SumRunsIT() throws SQLException {}

    private static Connection connect() throws SQLException {
        Connection connection = RedressPostgres.freshDatabase("redress_runs").connect();
        try (Statement statement = connection.createStatement()) {
            statement.execute("create schema room");
            statement.execute("create table room.cell (measure integer, slot integer, dimension_set integer,"
                    + " count bigint, sum bigint, primary key (measure, slot, dimension_set))");
            statement.execute("create table room.sketch (measure integer, slot integer, dimension_set integer,"
                    + " bucket integer, count bigint, primary key (measure, slot, dimension_set, bucket))");
        }
        return connection;
    }

    @AfterEach
    void close() throws SQLException {
        session.close();
    }

    /** Runs of less than a block, of just one and of several, keys that one, two or all runs have, and none at all. */
    @ParameterizedTest
    @EnumSource(CellTable.class)
    void what_was_put_aside_in_runs_is_stored_as_one_sum_by_key(CellTable table) throws SQLException {
        TreeMap<SumRow, Long> expected = new TreeMap<>(SumRow.BY_KEY);
        SumRuns runs = new SumRuns(session, table, "room");
        runs.open();
        for (int rows : List.of(8_192, 1, 20_000, 0)) {
            runs.add(counted(table, rows, expected));
        }
        runs.store(counted(table, 8_193, expected));
        runs.close();

        assertThat(stored(table)).containsExactlyElementsOf(rowsOf(table, expected));
        assertThat(tables()).isEqualTo(2);
    }

    @Test
    void without_runs_what_is_in_memory_is_stored() throws SQLException {
        TreeMap<SumRow, Long> expected = new TreeMap<>(SumRow.BY_KEY);
        SumRuns runs = new SumRuns(session, CellTable.CELL, "room");
        runs.open();
        runs.add(counted(CellTable.CELL, 10, new TreeMap<>(SumRow.BY_KEY)));
        runs.clear();

        runs.store(counted(CellTable.CELL, 30_000, expected));

        assertThat(stored(CellTable.CELL)).containsExactlyElementsOf(rowsOf(CellTable.CELL, expected));
    }

    private SortedSums counted(CellTable table, int rows, Map<SumRow, Long> expected) {
        TreeMap<SumRow, Long> counted = new TreeMap<>(SumRow.BY_KEY);
        while (counted.size() < rows) {
            int bucket = table == CellTable.SKETCH ? random.nextInt(-3, 3) : 0;
            SumRow key = new SumRow(random.nextInt(1, 30), random.nextInt(-5, 90), random.nextInt(1, 20), bucket, 0, 0);
            counted.putIfAbsent(key, random.nextLong(1, 1L << 40));
        }
        SortedSums sums = new SortedSums(rows);
        counted.descendingMap().forEach((key, count) -> {
            sums.add(key.measure(), key.slot(), key.set(), key.bucket(), count, -2 * count);
            expected.merge(key, count, Long::sum);
        });
        return sums;
    }

    private static List<List<Long>> rowsOf(CellTable table, Map<SumRow, Long> expected) {
        return expected.entrySet().stream()
                .map(row -> List.of(
                        (long) row.getKey().measure(),
                        (long) row.getKey().slot(),
                        (long) row.getKey().set(),
                        table == CellTable.SKETCH ? (long) row.getKey().bucket() : row.getValue(),
                        table == CellTable.SKETCH ? row.getValue() : -2 * row.getValue()))
                .toList();
    }

    private List<List<Long>> stored(CellTable table) throws SQLException {
        List<List<Long>> rows = new ArrayList<>();
        try (Statement statement = session.createStatement();
                ResultSet row = statement.executeQuery("select " + table.columns() + " from room." + table.table()
                        + " order by 1, 2, 3" + (table == CellTable.SKETCH ? ", 4" : ""))) {
            while (row.next()) {
                rows.add(List.of(row.getLong(1), row.getLong(2), row.getLong(3), row.getLong(4), row.getLong(5)));
            }
        }
        return rows;
    }

    private long tables() throws SQLException {
        try (Statement statement = session.createStatement();
                ResultSet row = statement.executeQuery(
                        "select count(*) from information_schema.tables where table_schema = 'room'")) {
            row.next();
            return row.getLong(1);
        }
    }
}
