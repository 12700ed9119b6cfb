package org.redress.kpi.objective.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.redress.kit.store.Row;
import org.redress.kit.store.Sql;
import org.redress.kit.store.Transactions;
import org.redress.kpi.objective.Announcement;
import org.redress.kpi.objective.BurnState;
import org.redress.kpi.objective.ObjectiveSpec;
import org.redress.kpi.objective.Objectives;
import org.redress.kpi.objective.PastTransition;
import org.redress.kpi.objective.StateTransition;
import org.redress.kpi.objective.StoredObjective;
import org.redress.kpi.objective.Urgency;
import org.redress.messaging.EventLog;

/** Objectives in PostgreSQL; the event of a turn is appended in the transaction of the turn. */
@ApplicationScoped
public class ObjectiveRows implements Objectives {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private static final String UNIQUE_VIOLATION = "23505";

    private static final String COLUMNS = """
            id, version, spec, created_at, changed_at, changed_by, burning, urgency, since, quiet_since, decided_at, events""";

    private static final String FIND = "select " + COLUMNS + " from objective where id = ?";

    private final Transactions transactions;
    private final EventLog log;
    private final Announcement announcement;
    private final Clock clock;

    ObjectiveRows(Transactions transactions, EventLog log, Announcement announcement, Clock clock) {
        this.transactions = transactions;
        this.log = log;
        this.announcement = announcement;
        this.clock = clock;
    }

    @Override
    public <T> T transact(Work<T> work) throws SQLException {
        return transactions.publishing(work::in);
    }

    @Override
    public List<StoredObjective> all() throws SQLException {
        return transactions.withoutTransaction(
                sql -> sql.list("select " + COLUMNS + " from objective order by name", ObjectiveRows::read));
    }

    @Override
    public Optional<StoredObjective> find(UUID id) throws SQLException {
        return transactions.withoutTransaction(sql -> sql.optional(FIND, ObjectiveRows::read, id));
    }

    @Override
    public Optional<StoredObjective> lock(Connection transaction, UUID id) throws SQLException {
        return Sql.on(transaction).optional(FIND + " for update", ObjectiveRows::read, id);
    }

    @Override
    public int countForAdding(Connection transaction) throws SQLException {
        Sql sql = Sql.on(transaction);
        sql.execute("lock table objective in share row exclusive mode");
        return sql.one("select count(*) as n from objective", row -> row.integer("n"));
    }

    @Override
    public boolean add(Connection transaction, StoredObjective objective) throws SQLException {
        int added = Sql.on(transaction)
                .update(
                        """
                        insert into objective (id, name, version, spec, created_at, changed_at, changed_by)
                        values (?, ?, ?, ?, ?, ?, ?)
                        on conflict on constraint objective_name_uq do nothing""",
                        objective.id(),
                        objective.spec().name(),
                        objective.version(),
                        Sql.json(json(objective.spec())),
                        objective.createdAt(),
                        objective.changedAt(),
                        objective.changedBy());
        return added == 1;
    }

    @Override
    public boolean save(Connection transaction, StoredObjective objective) throws SQLException {
        BurnState burnState = objective.standing();
        try {
            int saved = Sql.on(transaction)
                    .update(
                            """
                            update objective o
                               set name = ?, version = ?, spec = ?, changed_at = ?, changed_by = ?, burning = ?, urgency = ?, since = ?,
                                   quiet_since = ?, decided_at = ?, events = ?
                             where o.id = ? and not exists (select from objective other where other.name = ? and other.id <> o.id)""",
                            objective.spec().name(),
                            objective.version(),
                            Sql.json(json(objective.spec())),
                            objective.changedAt(),
                            objective.changedBy(),
                            burnState.burning(),
                            burnState.urgency(),
                            burnState.since(),
                            burnState.quietSince(),
                            burnState.decidedAt(),
                            burnState.events(),
                            objective.id(),
                            objective.spec().name());
            return saved == 1;
        } catch (SQLException e) {
            if (UNIQUE_VIOLATION.equals(e.getSQLState())) {
                return false; // Another transaction took the name a moment ago; the caller rolls back.
            }
            throw e;
        }
    }

    @Override
    public void remove(Connection transaction, UUID id) throws SQLException {
        Sql.on(transaction).update("delete from objective where id = ?", id);
    }

    @Override
    public void tell(Connection transaction, StoredObjective after, StateTransition stateTransition, Instant at)
            throws SQLException {
        log.append(transaction, List.of(announcement.of(after, stateTransition, clock.instant())));
        TransitionRows.insert(transaction, after, stateTransition, at);
    }

    @Override
    public List<PastTransition> turns(UUID id, int most) throws SQLException {
        return transactions.withoutTransaction(sql -> TransitionRows.read(sql, id, most));
    }

    private static StoredObjective read(Row row) throws SQLException {
        return new StoredObjective(
                row.uuid("id"),
                row.integer("version"),
                spec(row.text("spec")),
                row.instant("created_at"),
                row.instant("changed_at"),
                row.text("changed_by"),
                new BurnState(
                        row.bool("burning"),
                        row.optionalConstant("urgency", Urgency.class),
                        row.optionalInstant("since"),
                        row.optionalInstant("quiet_since"),
                        row.optionalInstant("decided_at"),
                        row.integer("events")));
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
