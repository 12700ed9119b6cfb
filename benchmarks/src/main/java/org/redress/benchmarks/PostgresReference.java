package org.redress.benchmarks;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * What the same PostgreSQL does with a case row and an outbox row, durable, without any service: the reference of the intake benchmark.
 * Rates are pairs (case with its outbox row) a second.
 */
final class PostgresReference {

    private static final String CASE =
            "insert into reference_case (id, number, channel, category, state) values (?, ?, ?, ?, ?::json)";
    private static final String OUTBOX = "insert into reference_outbox (case_id, lane, payload) values (?, ?, ?::json)";
    private static final String STATE =
            "{\"status\":\"new\",\"receivedAt\":\"2026-01-01T00:00:00Z\",\"reopenCount\":0,\"transferCount\":0,\"stated\":{},\"historic\":false,"
                    + "\"moments\":[{\"kind\":\"received\",\"at\":\"2026-01-01T00:00:00Z\",\"version\":1}]}";
    private static final int BATCH = 500;

    private final String url;
    private final String user;
    private final String password;

    PostgresReference(Stack stack) {
        this.url = stack.databaseUrl("postgres") + "?reWriteBatchedInserts=true";
        this.user = stack.databaseUser();
        this.password = stack.databasePassword();
    }

    /** Pairs a second with one transaction of two statements for each, over the given number of connections. */
    double onePairATransaction(int connections, Duration time) throws Exception {
        return run(connections, time, 1);
    }

    /** Pairs a second in transactions of 500 pairs, one connection for each core. */
    double fiveHundredATransaction(int connections, Duration time) throws Exception {
        return run(connections, time, BATCH);
    }

    private double run(int connections, Duration time, int pairs) throws Exception {
        prepare();
        try (ExecutorService threads = Executors.newFixedThreadPool(connections)) {
            long start = System.nanoTime();
            long end = start + time.toNanos();
            List<Future<Long>> counts = new ArrayList<>();
            for (int i = 0; i < connections; i++) {
                Callable<Long> writer = () -> write(end, pairs);
                counts.add(threads.submit(writer));
            }
            long total = 0;
            for (Future<Long> count : counts) {
                total += count.get();
            }
            return total / ((System.nanoTime() - start) / 1e9);
        } finally {
            drop();
        }
    }

    private long write(long end, int pairs) throws SQLException {
        long written = 0;
        try (Connection connection = DriverManager.getConnection(url, user, password);
                PreparedStatement cases = connection.prepareStatement(CASE);
                PreparedStatement outbox = connection.prepareStatement(OUTBOX)) {
            connection.setAutoCommit(false);
            while (System.nanoTime() < end) {
                for (int i = 0; i < pairs; i++) {
                    UUID id = UUID.randomUUID();
                    cases.setObject(1, id);
                    cases.setString(2, "C-2026-" + written);
                    cases.setString(3, "web");
                    cases.setString(4, "billing");
                    cases.setString(5, STATE);
                    outbox.setObject(1, id);
                    outbox.setInt(2, (int) (written & 15));
                    outbox.setString(3, STATE);
                    if (pairs == 1) {
                        cases.executeUpdate();
                        outbox.executeUpdate();
                    } else {
                        cases.addBatch();
                        outbox.addBatch();
                    }
                    written++;
                }
                if (pairs > 1) {
                    cases.executeBatch();
                    outbox.executeBatch();
                }
                connection.commit();
            }
        }
        return written;
    }

    private void prepare() throws SQLException {
        drop();
        sql(
                "create table reference_case (id uuid primary key, number text not null, channel text, category text, state json)");
        sql(
                "create table reference_outbox (id bigint generated always as identity primary key, case_id uuid not null, lane smallint, payload json)");
    }

    private void drop() throws SQLException {
        sql("drop table if exists reference_case, reference_outbox");
    }

    private void sql(String text) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url, user, password);
                Statement statement = connection.createStatement()) {
            statement.execute(text);
        }
    }
}
