package org.redress.messaging;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import org.redress.contract.Topic;

/**
 * What a service does with the events it consumes. Every bean of this type has its own channel, whose method gives batches to {@link EventConsumers}.
 *
 * <p>It gets the records of a poll in one transaction, which also stores the offsets. If a record is at fault, throw
 * {@link PoisonEventException}: the transaction is rolled back, the others are applied, and the poisoned one is dead-lettered with its reason. An exception that
 * names no record (any {@link RuntimeException}, or an {@link SQLException} of class 22 or 23: bad data, broken constraint) divides
 * the batch until the record is found. Any other {@link SQLException} blocks: the batch is tried again with back-off until
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
     * @param transaction open, committed together with the offsets
     * @throws PoisonEventException if one record cannot ever be applied
     * @throws SQLException if the database fails; nothing was applied then
     */
    void apply(List<ReceivedEvent> events, Connection transaction) throws SQLException;

    /**
     * How long to wait after a batch, so that the next events gather: under a steady trickle fewer and larger transactions.
     * An event that comes after a pause is applied at once.
     */
    default Duration gatherTime() {
        return Duration.ofMillis(100);
    }

    /** Called after the commit of a batch, for hints such as live updates; its failure is logged and changes nothing. */
    default void committed(List<ReceivedEvent> events) {}
}
