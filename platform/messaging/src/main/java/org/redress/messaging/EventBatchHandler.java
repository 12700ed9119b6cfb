package org.redress.messaging;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import org.redress.contract.Topic;

/**
 * What a service does with the events it consumes. Every bean of this type gets its own consumer loop.
 *
 * <p>The loop gives it all records of a poll in one transaction, which also stores the offsets. If a record is at fault, throw
 * {@link PoisonEventException}: the loop rolls back, applies the others one by one, and parks the poisoned one with its reason. Any
 * {@link SQLException} blocks: the batch is tried again with back-off until the database is back. Records are delivered at least once;
 * use {@link Inbox} unless applying twice changes nothing.
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

    /** Called after the commit of a batch, for hints such as live updates; its failure is logged and changes nothing. */
    default void committed(List<ReceivedEvent> events) {}
}
