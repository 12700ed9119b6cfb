package org.redress.messaging;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.redress.contract.Topic;

/** A handler whose effect is a row for each event; nothing but the library keeps it from having the same one twice. */
class Effects implements EventBatchHandler {

    private final String group;
    private final @Nullable Inbox inbox;
    private final int maxBatch;

    /** With an inbox, effects happen once whatever is sent; without one, only once for each record. */
    Effects(String group, @Nullable Inbox inbox, int maxBatch) {
        this.group = group;
        this.inbox = inbox;
        this.maxBatch = maxBatch;
    }

    @Override
    public String group() {
        return group;
    }

    @Override
    public Collection<Topic> topics() {
        return Set.of(Topic.COMPLAINTS);
    }

    /** The most records of a batch. */
    final int maxBatch() {
        return maxBatch;
    }

    @Override
    public Duration gatherTime() {
        return Duration.ofMillis(5);
    }

    @Override
    public void apply(List<ReceivedEvent> events, Connection transaction) throws SQLException {
        List<ReceivedEvent> fresh = inbox == null ? events : inbox.unseen(transaction, group, events);
        try (PreparedStatement statement =
                transaction.prepareStatement("insert into effect (event_id, aggregate_id, version) values (?, ?, ?)")) {
            for (ReceivedEvent event : fresh) {
                before(event);
                statement.setObject(1, event.id());
                statement.setObject(2, UUID.fromString(event.key()));
                statement.setInt(3, Sequences.version(event.data()));
                statement.addBatch();
            }
            statement.executeBatch();
        }
        after(transaction);
    }

    /** Called for each event before its effect. */
    void before(ReceivedEvent event) throws SQLException {}

    /** Called in the transaction after the effects. */
    void after(Connection transaction) throws SQLException {}
}
