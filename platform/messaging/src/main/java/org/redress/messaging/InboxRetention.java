package org.redress.messaging;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;

/**
 * Forgets inbox rows that no redelivery can ask for any more: older than the longest parking of a record and the longest retention of a
 * topic that an operator chooses. In small transactions, so that nobody waits for it.
 */
@Singleton
public final class InboxRetention {

    static final Duration KEPT = Duration.ofDays(45);
    private static final int CHUNK = 10_000;

    private final DataSource dataSource;

    /** For CDI and for use without it. */
    @Inject
    public InboxRetention(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /**
     * Deletes what is older than 45 days by the database's clock.
     *
     * @return the number of rows
     * @throws SQLException if the database fails; finished chunks stay deleted
     */
    public long prune() throws SQLException, InterruptedException {
        long pruned = 0;
        int chunk;
        do {
            chunk = Databases.transact(dataSource, transaction -> {
                try (PreparedStatement statement = transaction.prepareStatement("""
                        delete from inbox where ctid = any(array(
                          select ctid from inbox where seen_at < clock_timestamp() - make_interval(days => ?) limit ?))
                        """)) {
                    statement.setInt(1, (int) KEPT.toDays());
                    statement.setInt(2, CHUNK);
                    return statement.executeUpdate();
                }
            });
            pruned += chunk;
        } while (chunk == CHUNK);
        return pruned;
    }
}
