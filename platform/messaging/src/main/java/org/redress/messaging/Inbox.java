package org.redress.messaging;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** Remembers which events a consumer group has applied, in the transaction of their effect. */
public interface Inbox {

    /**
     * Marks the events as seen by the group and returns those that were not seen before, in the same order.
     *
     * @throws SQLException if the database fails
     */
    List<ReceivedEvent> unseen(Connection transaction, String group, List<ReceivedEvent> events) throws SQLException;
}
