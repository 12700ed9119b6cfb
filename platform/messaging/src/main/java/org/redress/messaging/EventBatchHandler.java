package org.redress.messaging;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import org.redress.contract.Topic;

/**
 * What a service does with the events it consumes. Every bean of this type gets its own consumer loop.
 *
 * <p>The loop gives it the records of a poll in one transaction, which also stores the offsets. If a record is at fault, throw
 * {@link PoisonEventException}: the loop rolls back, applies the others, and parks the poisoned one with its reason. An exception that
 * names no record (any {@link RuntimeException}, or an {@link SQLException} of class 22 or 23: bad data, broken constraint) makes the loop
 * halve the batch until the record is found. Any other {@link SQLException} blocks: the batch is tried again with back-off until
 * the database is back. Records are delivered at least once; use {@link Inbox} unless applying twice changes nothing.
 */
public interface EventBatchHandler {

    /** The Kafka consumer group, explicit and stable, for example {@code kpi-service}. */
    String group();

    /** The topics to read. */
    Collection<Topic> topics();

    /**
     * Applies records in order. Must not keep state outside the transaction.
     *
     * @param transaction open, committed by the loop together with the offsets
     * @throws PoisonEventException if one record cannot ever be applied
     * @throws SQLException if the database fails; nothing was applied then
     */
    void apply(List<ReceivedEvent> events, Connection transaction) throws SQLException;

    /** The most records that one call gets. Small batches commit soon, large ones cost less for each record. */
    default int maxBatch() {
        return 500;
    }

    /**
     * How long the loop rests after a small batch, so that the next events gather: under a steady trickle fewer and larger transactions.
     * An event that comes after a pause is applied at once.
     */
    default Duration gatherTime() {
        return Duration.ofMillis(100);
    }

    /** Called after the commit of a batch, for hints such as live updates; its failure is logged and changes nothing. */
    default void committed(List<ReceivedEvent> events) {}
}
