package org.redress.messaging;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import javax.sql.DataSource;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.redress.contract.InvalidEventException;
import org.redress.messaging.ConsumerOffsets.Step;

/**
 * Applies records or parks them, each exactly once, and knows how far it got: effects, parked records and offsets of a batch are one
 * transaction. A batch that fails by the fault of a record is divided until the record stands alone.
 */
final class BatchProcessor {

    /** Nothing can be applied now; nothing is wrong with the records. */
    static final class BlockedException extends Exception {
        BlockedException(Throwable cause) {
            super(cause);
        }
    }

    /** Another instance has these partitions; the batch is not ours. */
    static final class FencedException extends Exception {
        FencedException() {
            super("Another instance has moved on these partitions");
        }
    }

    /** A record, decoded or with the reason why it cannot be. */
    private record Item(
            ConsumerRecord<byte[], byte[]> source,
            @Nullable ReceivedEvent event,
            @Nullable String reason) {

        TopicPartition partition() {
            return new TopicPartition(source.topic(), source.partition());
        }

        boolean is(ReceivedEvent other) {
            return source.offset() == other.offset()
                    && source.partition() == other.partition()
                    && source.topic().equals(other.topic());
        }
    }

    private final EventBatchHandler handler;
    private final DataSource dataSource;
    private final ConsumerMetrics metrics;
    private final BooleanSupplier stopping;
    private final ConsumerOffsets offsets;
    private final Map<TopicPartition, Long> positions = new ConcurrentHashMap<>();

    BatchProcessor(
            EventBatchHandler handler, DataSource dataSource, ConsumerMetrics metrics, BooleanSupplier stopping) {
        this.handler = handler;
        this.dataSource = dataSource;
        this.metrics = metrics;
        this.stopping = stopping;
        this.offsets = new ConsumerOffsets(handler.group());
    }

    /** Reads from the database where to go on. */
    Map<TopicPartition, Long> stored(List<TopicPartition> partitions, Map<String, String> topicIds)
            throws BlockedException, InterruptedException {
        try {
            return Databases.transact(dataSource, transaction -> offsets.position(transaction, partitions, topicIds));
        } catch (SQLException e) {
            throw new BlockedException(e);
        }
    }

    /** From now on this partition's records are ours, from this offset on. */
    void own(TopicPartition partition, long offset) {
        positions.put(partition, offset);
    }

    /** Whether a record is the next of a partition that is ours, or one behind it. */
    boolean awaits(ConsumerRecord<byte[], byte[]> source) {
        Long next = positions.get(new TopicPartition(source.topic(), source.partition()));
        return next != null && source.offset() >= next;
    }

    boolean owns(TopicPartition partition) {
        return positions.containsKey(partition);
    }

    /** The offset behind the last applied record of a partition that is ours. */
    long applied(TopicPartition partition) {
        return positions.getOrDefault(partition, 0L);
    }

    void forget(TopicPartition partition) {
        positions.remove(partition);
    }

    /** Applies or parks all of the records, which are in order within each partition. */
    void process(List<ConsumerRecord<byte[], byte[]>> records)
            throws BlockedException, FencedException, InterruptedException {
        List<Item> items = new ArrayList<>(records.size());
        for (ConsumerRecord<byte[], byte[]> source : records) {
            items.add(decode(source));
        }
        applyOrDivide(items);
    }

    private static Item decode(ConsumerRecord<byte[], byte[]> source) {
        try {
            return new Item(source, CloudEvents.decode(source), null);
        } catch (CloudEvents.UndecodableException e) {
            return new Item(source, null, e.getMessage());
        }
    }

    private void applyOrDivide(List<Item> items) throws BlockedException, FencedException, InterruptedException {
        if (items.isEmpty()) {
            return;
        }
        Exception fault;
        try {
            apply(items);
            return;
        } catch (SQLException | RuntimeException e) {
            if (!recordsFault(e)) {
                throw new BlockedException(e);
            }
            fault = e;
        }
        if (items.size() == 1) {
            park(items.getFirst(), fault);
            return;
        }
        int culprit = culprit(items, fault);
        if (culprit >= 0) {
            applyOrDivide(items.subList(0, culprit));
            park(items.get(culprit), fault);
            applyOrDivide(items.subList(culprit + 1, items.size()));
        } else {
            applyOrDivide(items.subList(0, items.size() / 2));
            applyOrDivide(items.subList(items.size() / 2, items.size()));
        }
    }

    /** Whether a record may be the cause. While we are stopping, nothing is: beans and pools go away under the handler. */
    private boolean recordsFault(Exception failure) {
        if (stopping.getAsBoolean()) {
            return false;
        }
        if (failure instanceof PoisonEventException || failure instanceof InvalidEventException) {
            return true;
        }
        SQLException sql = Databases.sqlCause(failure);
        return sql == null || Databases.isDataError(sql);
    }

    private static int culprit(List<Item> items, Exception fault) {
        if (fault instanceof PoisonEventException poison) {
            for (int i = 0; i < items.size(); i++) {
                if (items.get(i).is(poison.event())) {
                    return i;
                }
            }
        }
        return -1;
    }

    private void apply(List<Item> items) throws SQLException, FencedException, InterruptedException {
        List<ReceivedEvent> events = new ArrayList<>(items.size());
        List<Item> undecodable = new ArrayList<>();
        for (Item item : items) {
            if (item.event() == null) {
                undecodable.add(item);
            } else {
                events.add(item.event());
            }
        }
        commit(items, transaction -> {
            for (Item item : undecodable) {
                park(transaction, item, String.valueOf(item.reason()));
            }
            if (!events.isEmpty()) {
                handler.apply(events, transaction);
            }
        });
        undecodable.forEach(item -> tellParked(item, "undecodable", String.valueOf(item.reason())));
        metrics.committed();
        tellHandler(events);
    }

    private void park(Item item, Exception fault) throws BlockedException, FencedException, InterruptedException {
        String reason = reason(fault);
        try {
            commit(List.of(item), transaction -> park(transaction, item, reason));
        } catch (SQLException e) {
            throw new BlockedException(e);
        }
        metrics.committed();
        tellParked(item, fault instanceof SQLException ? "data" : "refused", reason);
    }

    private void park(Connection transaction, Item item, String reason) throws SQLException {
        DeadLetterRows.insert(transaction, handler.group(), item.source(), reason);
    }

    /** Effects between statements of a transaction. */
    @FunctionalInterface
    private interface Effects {
        void in(Connection transaction) throws SQLException;
    }

    /** One transaction with the offsets first: who is fenced off has no effects to roll back, and waits for nobody else's rows. */
    private void commit(List<Item> items, Effects effects) throws SQLException, FencedException, InterruptedException {
        List<Step> steps = steps(items);
        boolean ours = Databases.transact(dataSource, transaction -> {
            if (!offsets.advance(transaction, steps)) {
                transaction.rollback();
                return false;
            }
            effects.in(transaction);
            return true;
        });
        if (!ours) {
            throw new FencedException();
        }
        // A partition that was taken from us or repositioned meanwhile keeps what was said of it then.
        steps.forEach(step -> positions.replace(step.partition(), step.expected(), step.next()));
    }

    private List<Step> steps(List<Item> items) throws FencedException {
        Map<TopicPartition, Long> next = new LinkedHashMap<>();
        for (Item item : items) {
            next.put(item.partition(), item.source().offset() + 1);
        }
        List<Step> steps = new ArrayList<>(next.size());
        for (TopicPartition partition : ConsumerOffsets.sorted(next.keySet())) {
            Long expected = positions.get(partition);
            Long to = next.get(partition);
            if (expected == null || to == null) {
                throw new FencedException();
            }
            steps.add(new Step(partition, expected, to));
        }
        return steps;
    }

    private void tellHandler(List<ReceivedEvent> events) {
        try {
            handler.committed(events);
        } catch (RuntimeException e) {
            Log.LOG.warnf(e, "%s: the hint after a commit failed", handler.group());
        }
    }

    private void tellParked(Item item, String kind, String reason) {
        metrics.parked(kind);
        Log.LOG.warnf(
                "%s: parked %s offset %d, event %s: %s",
                handler.group(),
                item.partition(),
                item.source().offset(),
                CloudEvents.eventId(item.source().headers()),
                reason);
    }

    /** What an operator reads: the first line, without the record's content. */
    static String reason(Throwable fault) {
        String message = fault.getMessage() == null ? fault.getClass().getName() : fault.getMessage();
        String first = message.lines().findFirst().orElse(message);
        String text = fault instanceof SQLException sql ? "SQLSTATE " + sql.getSQLState() + ": " + first : first;
        return text.length() > 500 ? text.substring(0, 500) : text;
    }
}
