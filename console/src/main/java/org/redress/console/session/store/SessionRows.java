package org.redress.console.session.store;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.jboss.logging.Logger;
import org.redress.console.account.Account;
import org.redress.console.session.ManageSessions;
import org.redress.console.session.Sessions;

@ApplicationScoped
class SessionRows implements Sessions {

    private static final Logger LOG = Logger.getLogger(SessionRows.class);
    private static final Duration TOUCHED_AT_MOST_EVERY = Duration.ofMinutes(1);
    private static final String ADD = """
            insert into session (token_hash, account_id, session_epoch, user_agent, created_at, last_seen_at)
            select ?, id, session_epoch, ?, ?, ? from account where id = ?
            """;
    private static final String LIVING = """
            from session s join account a on a.id = s.account_id
            where s.created_at > ? and s.last_seen_at > ? and a.active and a.session_epoch = s.session_epoch
            """;
    private static final String FIND = """
            select a.id, a.username, a.display_name, a.roles, a.team, a.must_change_password, a.active, a.version, a.created_at,
                a.last_sign_in_at, s.last_seen_at
            """ + LIVING + " and s.token_hash = ? and s.user_agent = ?";
    private static final String STILL_LIVING = "select s.token_hash " + LIVING + " and s.token_hash = any (?)";
    private static final String TOUCH = "update session set last_seen_at = ? where token_hash = ?";
    private static final String REMOVE = "delete from session where token_hash = ?";
    private static final String REMOVE_ENDED = """
            delete from session s using account a where a.id = s.account_id
                and (s.created_at <= ? or s.last_seen_at <= ? or not a.active or a.session_epoch <> s.session_epoch)
            """;

    private final DataSource dataSource;
    private final Clock clock;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("ended-sessions").factory());

    SessionRows(DataSource dataSource, Clock clock) {
        this.dataSource = dataSource;
        this.clock = clock;
    }

    void start(@Observes StartupEvent event) {
        var unused = timer.scheduleWithFixedDelay(this::tidy, 10, 10, TimeUnit.MINUTES);
    }

    void stop(@Observes ShutdownEvent event) {
        timer.shutdownNow();
    }

    @Override
    public void add(byte[] tokenHash, UUID accountId, byte[] userAgent, Instant now) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement insert = connection.prepareStatement(ADD)) {
            insert.setBytes(1, tokenHash);
            insert.setBytes(2, userAgent);
            insert.setTimestamp(3, Timestamp.from(now));
            insert.setTimestamp(4, Timestamp.from(now));
            insert.setObject(5, accountId);
            insert.executeUpdate();
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    @Override
    public Optional<Account> account(byte[] tokenHash, byte[] userAgent, Instant now) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement(FIND)) {
            limits(select, now);
            select.setBytes(3, tokenHash);
            select.setBytes(4, userAgent);
            try (ResultSet row = select.executeQuery()) {
                if (!row.next()) {
                    return Optional.empty();
                }
                Instant lastSeen = row.getTimestamp("last_seen_at").toInstant();
                if (lastSeen.plus(TOUCHED_AT_MOST_EVERY).isBefore(now)) {
                    touch(connection, tokenHash, now);
                }
                return Optional.of(account(row));
            }
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    @Override
    public List<byte[]> living(Collection<byte[]> tokenHashes, Instant now) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement(STILL_LIVING)) {
            limits(select, now);
            select.setArray(3, connection.createArrayOf("bytea", tokenHashes.toArray(byte[][]::new)));
            try (ResultSet row = select.executeQuery()) {
                List<byte[]> living = new ArrayList<>();
                while (row.next()) {
                    living.add(row.getBytes(1));
                }
                return living;
            }
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    @Override
    public void remove(byte[] tokenHash) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement delete = connection.prepareStatement(REMOVE)) {
            delete.setBytes(1, tokenHash);
            delete.executeUpdate();
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    @Override
    public int removeEnded(Instant now) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement delete = connection.prepareStatement(REMOVE_ENDED)) {
            limits(delete, now);
            return delete.executeUpdate();
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    private void tidy() {
        try {
            LOG.debugf("Deleted %d ended sessions", removeEnded(clock.instant()));
        } catch (RuntimeException e) {
            LOG.warnf("Ended sessions were not deleted, trying again later: %s", e.getMessage());
        }
    }

    private static void touch(Connection connection, byte[] tokenHash, Instant now) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(TOUCH)) {
            update.setTimestamp(1, Timestamp.from(now));
            update.setBytes(2, tokenHash);
            update.executeUpdate();
        }
    }

    private static void limits(PreparedStatement statement, Instant now) throws SQLException {
        statement.setTimestamp(1, Timestamp.from(now.minus(ManageSessions.ABSOLUTE)));
        statement.setTimestamp(2, Timestamp.from(now.minus(ManageSessions.IDLE)));
    }

    private static Account account(ResultSet row) throws SQLException {
        Timestamp lastSignIn = row.getTimestamp("last_sign_in_at");
        return new Account(
                row.getObject("id", UUID.class),
                row.getString("username"),
                row.getString("display_name"),
                Set.of((String[]) row.getArray("roles").getArray()),
                row.getString("team"),
                row.getBoolean("must_change_password"),
                row.getBoolean("active"),
                row.getInt("version"),
                row.getTimestamp("created_at").toInstant(),
                lastSignIn == null ? null : lastSignIn.toInstant());
    }

    private static IllegalStateException failed(SQLException e) {
        return new IllegalStateException("The sessions cannot be read or written", e);
    }
}
