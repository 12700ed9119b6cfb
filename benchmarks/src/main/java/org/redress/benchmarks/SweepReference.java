package org.redress.benchmarks;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * How late the same PostgreSQL is with clocks due within one second if each is a transaction of its own: take one, change it, write one event row,
 * commit. Without any service: no moments are folded, no clock is computed, nothing is published.
 */
final class SweepReference {

    private static final String TAKE = """
            select id, due_at from reference_clock where due_at < clock_timestamp() order by due_at limit 1 for update skip locked
            """;
    private static final String CHANGE = "update reference_clock set due_at = null, state = 'breached' where id = ?";
    private static final String TELL = "insert into reference_event (clock_id, due_at, data) values (?, ?, ?::json)";
    private static final String DATA =
            "{\"fact\":{\"clocks\":[{\"clock\":\"acknowledgement\",\"run\":1,\"state\":\"breached\"}]}}";
    private static final Duration LEAD = Duration.ofSeconds(2);

    private final String url;
    private final String user;
    private final String password;

    SweepReference(Stack stack) {
        this.url = stack.databaseUrl("postgres") + "?reWriteBatchedInserts=true";
        this.user = stack.databaseUser();
        this.password = stack.databasePassword();
    }

    /** From deadline to commit, of each clock. */
    Latencies oneATransaction(int clocks, int connections) throws Exception {
        sql("drop table if exists reference_clock, reference_event");
        sql("create table reference_clock (id uuid primary key, state text not null, due_at timestamptz)");
        sql("create index reference_clock_due_ix on reference_clock (due_at) where due_at is not null");
        sql(
                "create table reference_event (clock_id uuid primary key, due_at timestamptz not null, data json not null)");
        Instant from = Instant.now().plus(LEAD);
        fill(clocks, from);
        Instant end = from.plusSeconds(1);
        try (ExecutorService threads = Executors.newFixedThreadPool(connections)) {
            List<Future<List<Long>>> results = new ArrayList<>();
            for (int i = 0; i < connections; i++) {
                Callable<List<Long>> sweeper = () -> sweep(end);
                results.add(threads.submit(sweeper));
            }
            List<Long> late = new ArrayList<>(clocks);
            for (Future<List<Long>> result : results) {
                late.addAll(result.get());
            }
            return new Latencies(late.stream().mapToLong(Long::longValue).toArray());
        } finally {
            sql("drop table if exists reference_clock, reference_event");
        }
    }

    private void fill(int clocks, Instant from) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url, user, password);
                PreparedStatement insert = connection.prepareStatement(
                        "insert into reference_clock (id, state, due_at) values (?, 'running', ?)")) {
            connection.setAutoCommit(false);
            for (int i = 0; i < clocks; i++) {
                insert.setObject(1, UUID.randomUUID());
                insert.setObject(2, time(from.plusNanos(i * (1_000_000_000L / clocks))));
                insert.addBatch();
            }
            insert.executeBatch();
            connection.commit();
        }
        sql("analyze reference_clock");
    }

    /** Until nothing is due any more after the last deadline; polls without pause, which is the best that polling can do. */
    private List<Long> sweep(Instant end) throws SQLException {
        List<Long> late = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection(url, user, password);
                PreparedStatement take = connection.prepareStatement(TAKE);
                PreparedStatement change = connection.prepareStatement(CHANGE);
                PreparedStatement tell = connection.prepareStatement(TELL)) {
            connection.setAutoCommit(false);
            boolean found = true;
            while (found || !Instant.now().isAfter(end)) {
                try (ResultSet row = take.executeQuery()) {
                    found = row.next();
                    if (found) {
                        UUID id = row.getObject(1, UUID.class);
                        OffsetDateTime dueAt = row.getObject(2, OffsetDateTime.class);
                        change.setObject(1, id);
                        change.executeUpdate();
                        tell.setObject(1, id);
                        tell.setObject(2, dueAt);
                        tell.setString(3, DATA);
                        tell.executeUpdate();
                        connection.commit();
                        late.add(Duration.between(dueAt.toInstant(), Instant.now())
                                .toNanos());
                    } else {
                        connection.commit();
                    }
                }
            }
        }
        return late;
    }

    private static OffsetDateTime time(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private void sql(String text) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url, user, password);
                Statement statement = connection.createStatement()) {
            statement.execute(text);
        }
    }
}
