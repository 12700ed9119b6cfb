package org.redress.messaging;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.UUID;
import javax.sql.DataSource;
import org.redress.contract.Topic;

/**
 * Publishes the history again, after a topic was lost: it queues each aggregate's versions in the outbox, and the relay does the rest,
 * with the same event ids and in the same order within each aggregate. Consumers that have seen them change nothing.
 */
@Singleton
public final class Republish {

    private final DataSource dataSource;
    private final RelaySignal signal;

    @Inject
    Republish(DataSource dataSource, RelaySignal signal) {
        this.dataSource = dataSource;
        this.signal = signal;
    }

    /**
     * Queues every aggregate that has an event on the topic; its other topics get their events again too.
     *
     * @return the number of aggregates
     * @throws SQLException if the database fails; nothing is queued then
     */
    public int topic(Topic topic) throws SQLException, InterruptedException {
        int queued = Databases.transact(dataSource, transaction -> {
            try (PreparedStatement statement = transaction.prepareStatement("""
                    insert into outbox (aggregate_id, from_version, to_version)
                    select aggregate_id, min(version), max(version)
                    from event_history
                    group by aggregate_id
                    having bool_or(topic = ?)
                    order by min(recorded_at)
                    """)) {
                statement.setString(1, topic.wireName());
                return statement.executeUpdate();
            }
        });
        signal.wake();
        return queued;
    }

    /** Queues one aggregate in the caller's transaction; false if it has no history. */
    public boolean aggregate(Connection transaction, UUID aggregateId) throws SQLException {
        try (PreparedStatement statement = transaction.prepareStatement("""
                insert into outbox (aggregate_id, from_version, to_version)
                select aggregate_id, min(version), max(version) from event_history where aggregate_id = ? group by aggregate_id
                """)) {
            statement.setObject(1, aggregateId);
            return statement.executeUpdate() == 1;
        }
    }
}
