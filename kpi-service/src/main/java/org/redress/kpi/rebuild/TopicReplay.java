package org.redress.kpi.rebuild;

import java.sql.SQLException;
import java.util.Comparator;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Reads all partitions into tables: each by itself, a few at the same time, so that while one waits for the database others compute. */
public final class TopicReplay {

    /** More would wait for the database, and divide the memory into smaller pieces. */
    private static final int MOST_WORKERS = 4;

    private final EventSource source;
    private final Filling tables;
    private final int workers;
    private final int room;
    private final Queue<Map.Entry<EventSource.Partition, Long>> partitions;

    /**
     * A reading that has not begun.
     *
     * @param room as many lives are held in memory by all workers together
     */
    public TopicReplay(EventSource source, Filling tables, int room) {
        this.source = source;
        this.tables = tables;
        this.workers = Math.min(MOST_WORKERS, Runtime.getRuntime().availableProcessors() + 1);
        this.room = Math.max(1, room / workers);
        // The longest first, so that none is left alone at the end.
        this.partitions = tables.begunAt().entrySet().stream()
                .filter(partition -> partition.getValue() > 0)
                .sorted(Map.Entry.<EventSource.Partition, Long>comparingByValue(Comparator.reverseOrder()))
                .collect(java.util.stream.Collectors.toCollection(ConcurrentLinkedQueue::new));
    }

    /** Reads everything; what goes wrong in one worker ends the others. */
    public EventSource.Summary run() throws SQLException {
        ExecutorService threads = Executors.newFixedThreadPool(
                workers, task -> Thread.ofPlatform().name("kpi-rebuild-reading").unstarted(task));
        try {
            CompletionService<EventSource.Summary> running = new ExecutorCompletionService<>(threads);
            for (int worker = 0; worker < workers; worker++) {
                running.submit(this::work);
            }
            EventSource.Summary read = EventSource.Summary.NOTHING;
            for (int worker = 0; worker < workers; worker++) {
                read = read.plus(running.take().get());
            }
            return read;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof SQLException cause) {
                throw cause;
            }
            throw new IllegalStateException("Reading failed", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("The rebuild was stopped", e);
        } finally {
            threads.shutdownNow();
            threads.close();
        }
    }

    private EventSource.Summary work() throws SQLException {
        EventSource.Summary read = EventSource.Summary.NOTHING;
        for (var next = partitions.poll(); next != null; next = partitions.poll()) {
            PartitionFold fold = new PartitionFold(tables, room);
            read = read.plus(source.read(next.getKey(), next.getValue(), fold));
            fold.end();
        }
        return read;
    }
}
