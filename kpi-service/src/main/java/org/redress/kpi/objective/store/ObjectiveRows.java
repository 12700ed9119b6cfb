package org.redress.kpi.objective.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.redress.kpi.objective.Announcement;
import org.redress.kpi.objective.ObjectiveSpec;
import org.redress.kpi.objective.Objectives;
import org.redress.kpi.objective.PastTurn;
import org.redress.kpi.objective.Standing;
import org.redress.kpi.objective.StoredObjective;
import org.redress.kpi.objective.Turn;
import org.redress.kpi.objective.Urgency;
import org.redress.kpi.store.Times;
import org.redress.kpi.store.Transactions;
import org.redress.messaging.EventLog;

/** Objectives in PostgreSQL; the event of a turn is appended in the transaction of the turn. */
@ApplicationScoped
public class ObjectiveRows implements Objectives {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private static final String UNIQUE_VIOLATION = "23505";

    private static final String COLUMNS = """
            id, version, spec, created_at, changed_at, changed_by, burning, urgency, since, quiet_since, decided_at, events""";

    private final DataSource database;
    private final Transactions transactions;
    private final EventLog log;
    private final Announcement announcement;
    private final Clock clock;

    ObjectiveRows(
            DataSource database, Transactions transactions, EventLog log, Announcement announcement, Clock clock) {
        this.database = database;
        this.transactions = transactions;
        this.log = log;
        this.announcement = announcement;
        this.clock = clock;
    }

    @Override
    public <T> T transact(Work<T> work) throws SQLException {
        return transactions.run(work::in);
    }

    @Override
    public List<StoredObjective> all() throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement statement =
                        connection.prepareStatement("select " + COLUMNS + " from objective order by name")) {
            return read(statement);
        }
    }

    @Override
    public Optional<StoredObjective> find(UUID id) throws SQLException {
        try (Connection connection = database.getConnection()) {
            return find(connection, id, "");
        }
    }

    @Override
    public Optional<StoredObjective> lock(Connection transaction, UUID id) throws SQLException {
        return find(transaction, id, " for update");
    }

    @Override
    public int countForAdding(Connection transaction) throws SQLException {
        try (Statement statement = transaction.createStatement()) {
            statement.execute("lock table objective in share row exclusive mode");
            try (ResultSet row = statement.executeQuery("select count(*) from objective")) {
                row.next();
                return row.getInt(1);
            }
        }
    }

    @Override
    public boolean add(Connection transaction, StoredObjective objective) throws SQLException {
        try (PreparedStatement statement = transaction.prepareStatement("""
                insert into objective (id, name, version, spec, created_at, changed_at, changed_by)
                values (?, ?, ?, ?::jsonb, ?, ?, ?)
                on conflict on constraint objective_name_uq do nothing""")) {
            statement.setObject(1, objective.id());
            statement.setString(2, objective.spec().name());
            statement.setInt(3, objective.version());
            statement.setString(4, json(objective.spec()));
            statement.setObject(5, Times.time(objective.createdAt()));
            statement.setObject(6, Times.time(objective.changedAt()));
            statement.setString(7, objective.changedBy());
            return statement.executeUpdate() == 1;
        }
    }

    @Override
    public boolean save(Connection transaction, StoredObjective objective) throws SQLException {
        Standing standing = objective.standing();
        Urgency urgency = standing.urgency();
        try (PreparedStatement statement = transaction.prepareStatement("""
                update objective o
                   set name = ?, version = ?, spec = ?::jsonb, changed_at = ?, changed_by = ?, burning = ?, urgency = ?, since = ?,
                       quiet_since = ?, decided_at = ?, events = ?
                 where o.id = ? and not exists (select from objective other where other.name = ? and other.id <> o.id)""")) {
            statement.setString(1, objective.spec().name());
            statement.setInt(2, objective.version());
            statement.setString(3, json(objective.spec()));
            statement.setObject(4, Times.time(objective.changedAt()));
            statement.setString(5, objective.changedBy());
            statement.setBoolean(6, standing.burning());
            statement.setString(7, urgency == null ? null : urgency.wireName());
            statement.setObject(8, time(standing.since()));
            statement.setObject(9, time(standing.quietSince()));
            statement.setObject(10, time(standing.decidedAt()));
            statement.setInt(11, standing.events());
            statement.setObject(12, objective.id());
            statement.setString(13, objective.spec().name());
            return statement.executeUpdate() == 1;
        } catch (SQLException e) {
            if (UNIQUE_VIOLATION.equals(e.getSQLState())) {
                return false; // Somebody else took the name a moment ago; the caller rolls back.
            }
            throw e;
        }
    }

    @Override
    public void remove(Connection transaction, UUID id) throws SQLException {
        try (PreparedStatement statement = transaction.prepareStatement("delete from objective where id = ?")) {
            statement.setObject(1, id);
            statement.executeUpdate();
        }
    }

    @Override
    public void tell(Connection transaction, StoredObjective after, Turn turn, Instant at) throws SQLException {
        log.append(transaction, List.of(announcement.of(after, turn, clock.instant())));
        TurnRows.insert(transaction, after, turn, at);
    }

    @Override
    public List<PastTurn> turns(UUID id, int most) throws SQLException {
        try (Connection connection = database.getConnection()) {
            return TurnRows.read(connection, id, most);
        }
    }

    private static Optional<StoredObjective> find(Connection connection, UUID id, String lock) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("select " + COLUMNS + " from objective where id = ?" + lock)) {
            statement.setObject(1, id);
            return read(statement).stream().findFirst();
        }
    }

    private static List<StoredObjective> read(PreparedStatement statement) throws SQLException {
        List<StoredObjective> found = new ArrayList<>();
        try (ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                found.add(new StoredObjective(
                        row.getObject(1, UUID.class),
                        row.getInt(2),
                        spec(row.getString(3)),
                        instant(row, 4),
                        instant(row, 5),
                        row.getString(6),
                        standing(row)));
            }
        }
        return found;
    }

    private static Standing standing(ResultSet row) throws SQLException {
        String urgency = row.getString(8);
        return new Standing(
                row.getBoolean(7),
                urgency == null ? null : Urgency.valueOf(urgency.toUpperCase(Locale.ROOT)),
                Times.instant(row, 9),
                Times.instant(row, 10),
                Times.instant(row, 11),
                row.getInt(12));
    }

    private static Instant instant(ResultSet row, int column) throws SQLException {
        Instant instant = Times.instant(row, column);
        if (instant == null) {
            throw new IllegalStateException("Column " + column + " is never null");
        }
        return instant;
    }

    private static @Nullable OffsetDateTime time(@Nullable Instant instant) {
        return instant == null ? null : Times.time(instant);
    }

    private static String json(ObjectiveSpec spec) {
        try {
            return JSON.writeValueAsString(spec);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("A plain record can be written", e);
        }
    }

    private static ObjectiveSpec spec(String json) {
        try {
            return JSON.readValue(json, ObjectiveSpec.class);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("Stored JSON is not as it was written", e);
        }
    }
}
