package org.redress.messaging;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** The inbox table: one insert, whose result decides. Never look first and insert then. */
@Singleton
public final class PostgresInbox implements Inbox {

    @Override
    public List<ReceivedEvent> unseen(Connection transaction, String group, List<ReceivedEvent> events)
            throws SQLException {
        if (events.isEmpty()) {
            return List.of();
        }
        Set<UUID> fresh = new HashSet<>();
        // Sorted, so that two groups of records with common events cannot wait for each other in a circle.
        try (PreparedStatement statement = transaction.prepareStatement("""
                insert into inbox (consumer_group, event_id)
                select ?, e.id from unnest(?::uuid[]) as e(id) order by e.id
                on conflict on constraint inbox_pk do nothing
                returning event_id
                """)) {
            statement.setString(1, group);
            statement.setArray(
                    2,
                    transaction.createArrayOf(
                            "uuid", events.stream().map(ReceivedEvent::id).toArray()));
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    fresh.add(row.getObject(1, UUID.class));
                }
            }
        }
        List<ReceivedEvent> unseen = new ArrayList<>(fresh.size());
        for (ReceivedEvent event : events) {
            if (fresh.remove(event.id())) {
                unseen.add(event);
            }
        }
        return unseen;
    }
}
