package org.redress.complaint.apply.store;

import io.agroal.api.AgroalDataSource;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.redress.complaint.apply.Application;
import org.redress.complaint.apply.ApplicationStore;
import org.redress.complaint.casework.ReassignmentBatch;
import org.redress.complaint.policies.Definition;
import org.redress.kit.Uuids;

/** The table {@code sla_application}. */
@Singleton
class PostgresApplications implements ApplicationStore {

    private static final UUID BEFORE_ALL = new UUID(0, 0);
    /** Held by the transaction that works, so that applications are done one after the other in the whole cluster. */
    private static final long LOCK = 0x7265_7069_6eL;

    private static final String REQUEST = """
            insert into sla_application (id, kind, target, version, state, requested_at, requested_by, last_case, cursor_case)
            select ?, ?, ?, ?, 'running', ?, ?, coalesce((select c.id from complaint c order by c.id desc limit 1), ?), ?
            on conflict (kind, target, version) where state = 'running' do nothing
            """;
    private static final String RUNNING =
            "select * from sla_application where kind = ? and target = ? and version = ? and state = 'running'";
    private static final String FIND = "select * from sla_application where id = ?";
    private static final String LATEST = "select * from sla_application order by requested_at desc, id desc limit ?";
    private static final String UNDO = """
            update sla_application set state = 'undoing', undone_at = ?, undone_by = ?, finished_at = null, cursor_case = ?
            where id = ? and state in ('running', 'done')
            """;
    private static final String TRY_LOCK = "select pg_try_advisory_xact_lock(?)";
    private static final String NEXT = """
            select * from sla_application where state in ('running', 'undoing')
            order by coalesce(undone_at, requested_at), id limit 1 for update
            """;
    private static final String ADVANCE = """
            update sla_application set cursor_case = coalesce(?, cursor_case),
                seen = seen + case state when 'running' then ? else 0 end,
                changed = changed + case state when 'running' then ? else 0 end,
                moved = moved + case state when 'running' then ? else 0 end,
                overdue = overdue + case state when 'running' then ? else 0 end,
                restored = restored + case state when 'undoing' then ? else 0 end,
                finished_at = case when ? then ? else finished_at end,
                state = case when not ? then state when state = 'running' then 'done' else 'undone' end
            where id = ?
            """;

    private final AgroalDataSource dataSource;

    PostgresApplications(AgroalDataSource dataSource) {
        this.dataSource = dataSource;
    }

    @Override
    public Application request(Definition.Kind kind, String target, int version, Instant at, String by)
            throws SQLException {
        UUID id = Uuids.next();
        try (Connection connection = dataSource.getConnection()) {
            try (PreparedStatement insert = connection.prepareStatement(REQUEST)) {
                insert.setObject(1, id);
                insert.setString(2, name(kind));
                insert.setString(3, target);
                insert.setInt(4, version);
                insert.setObject(5, time(at));
                insert.setString(6, by);
                insert.setObject(7, BEFORE_ALL);
                insert.setObject(8, BEFORE_ALL);
                if (insert.executeUpdate() == 1) {
                    return one(connection, id).orElseThrow();
                }
            }
            try (PreparedStatement select = connection.prepareStatement(RUNNING)) {
                select.setString(1, name(kind));
                select.setString(2, target);
                select.setInt(3, version);
                List<Application> running = applications(select);
                // It may have finished meanwhile; then this is a new one after all.
                return running.isEmpty() ? request(kind, target, version, at, by) : running.getFirst();
            }
        }
    }

    @Override
    public Optional<Application> find(UUID id) throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            return one(connection, id);
        }
    }

    private static Optional<Application> one(Connection connection, UUID id) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(FIND)) {
            select.setObject(1, id);
            return applications(select).stream().findFirst();
        }
    }

    @Override
    public List<Application> latest(int most) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement(LATEST)) {
            select.setInt(1, most);
            return applications(select);
        }
    }

    @Override
    public void undo(UUID id, Instant at, String by) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement update = connection.prepareStatement(UNDO)) {
            update.setObject(1, time(at));
            update.setString(2, by);
            update.setObject(3, BEFORE_ALL);
            update.setObject(4, id);
            update.executeUpdate();
        }
    }

    @Override
    public @Nullable Application claim(Connection transaction) throws SQLException {
        try (PreparedStatement lock = transaction.prepareStatement(TRY_LOCK)) {
            lock.setLong(1, LOCK);
            try (ResultSet row = lock.executeQuery()) {
                row.next();
                if (!row.getBoolean(1)) {
                    return null;
                }
            }
        }
        // In a second statement: what the one that held the lock before has committed is seen now.
        try (PreparedStatement select = transaction.prepareStatement(NEXT)) {
            List<Application> next = applications(select);
            return next.isEmpty() ? null : next.getFirst();
        }
    }

    @Override
    public void advance(Connection transaction, UUID id, ReassignmentBatch.Tally tally, Instant at)
            throws SQLException {
        try (PreparedStatement update = transaction.prepareStatement(ADVANCE)) {
            update.setObject(1, tally.lastSeen());
            update.setInt(2, tally.seen());
            update.setInt(3, tally.changed());
            update.setInt(4, tally.moved());
            update.setInt(5, tally.overdue());
            update.setInt(6, tally.changed());
            update.setBoolean(7, tally.finished());
            update.setObject(8, time(at));
            update.setBoolean(9, tally.finished());
            update.setObject(10, id);
            update.executeUpdate();
        }
    }

    private static List<Application> applications(PreparedStatement select) throws SQLException {
        List<Application> applications = new ArrayList<>();
        try (ResultSet row = select.executeQuery()) {
            while (row.next()) {
                applications.add(new Application(
                        row.getObject("id", UUID.class),
                        Definition.Kind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT)),
                        row.getString("target"),
                        row.getInt("version"),
                        Application.State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
                        row.getObject("requested_at", OffsetDateTime.class).toInstant(),
                        row.getString("requested_by"),
                        instant(row, "undone_at"),
                        row.getString("undone_by"),
                        instant(row, "finished_at"),
                        row.getObject("last_case", UUID.class),
                        row.getObject("cursor_case", UUID.class),
                        row.getInt("seen"),
                        row.getInt("changed"),
                        row.getInt("moved"),
                        row.getInt("overdue"),
                        row.getInt("restored")));
            }
        }
        return applications;
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    private static OffsetDateTime time(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private static String name(Definition.Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }
}
