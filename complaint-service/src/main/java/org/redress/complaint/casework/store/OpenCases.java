package org.redress.complaint.casework.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.redress.complaint.lifecycle.Complaint;

/** Cases with work left, in the order of their ids; the index {@code complaint_open_ix} holds no others. */
final class OpenCases {

    private static final String OPEN = "c.status in ('new', 'open', 'waiting-for-customer')";
    // What clocks need, and nothing else; times as numbers, which are read faster.
    private static final String ALL = """
            select c.id, c.number, c.source, (extract(epoch from c.recorded_at) * 1000000)::int8 as recorded,
                (extract(epoch from c.judged_at) * 1000000)::int8 as judged, c.marked, c.moments, c.attributes, c.clocks, c.pin
            from complaint c where %s
            """.formatted(OPEN);
    private static final String LOCK = """
            select %s from complaint c where %s and c.id > ? and c.id <= ? order by c.id limit ? for update
            """.formatted(CaseRows.COLUMNS, OPEN);
    private static final int AT_ONCE = 500;
    private static final int THREADS = Math.clamp(Runtime.getRuntime().availableProcessors(), 1, 4);

    private OpenCases() {}

    /**
     * Reads all of them through a cursor, and shows them to several threads.
     *
     * @param reader safe for use by several threads
     */
    static void each(Connection transaction, Consumer<Complaint> reader) throws SQLException {
        try (PreparedStatement select = transaction.prepareStatement(ALL)) {
            select.setFetchSize(AT_ONCE);
            try (ResultSet row = select.executeQuery();
                    ExecutorService readers = Executors.newFixedThreadPool(THREADS)) {
                Deque<Future<?>> underWay = new ArrayDeque<>();
                List<ScannedCase> batch = new ArrayList<>(AT_ONCE);
                while (row.next()) {
                    batch.add(ScannedCase.of(row));
                    if (batch.size() == AT_ONCE) {
                        show(batch, reader, readers, underWay);
                        batch = new ArrayList<>(AT_ONCE);
                    }
                }
                show(batch, reader, readers, underWay);
                while (!underWay.isEmpty()) {
                    await(underWay.removeFirst());
                }
            }
        }
    }

    /** Waits for the oldest batch where too many are under way, so that memory is bounded. */
    private static void show(
            List<ScannedCase> batch, Consumer<Complaint> reader, ExecutorService readers, Deque<Future<?>> underWay) {
        if (underWay.size() >= 2 * THREADS) {
            await(underWay.removeFirst());
        }
        underWay.addLast(readers.submit(() -> batch.forEach(scanned -> reader.accept(scanned.complaint()))));
    }

    private static void await(Future<?> batch) {
        try {
            batch.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while open cases were read", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("An open case could not be read", e.getCause());
        }
    }

    /** Locks those behind an id, in the order of ids, as everybody does. */
    static List<OpenCase> lock(Connection transaction, UUID after, UUID last, int limit) throws SQLException {
        List<OpenCase> cases = new ArrayList<>(limit);
        try (PreparedStatement select = transaction.prepareStatement(LOCK)) {
            select.setObject(1, after);
            select.setObject(2, last);
            select.setInt(3, limit);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    cases.add(CaseRows.open(row));
                }
            }
        }
        return cases;
    }
}
