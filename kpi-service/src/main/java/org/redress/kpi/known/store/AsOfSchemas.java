package org.redress.kpi.known.store;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.jboss.logging.Logger;
import org.redress.kit.store.Sql;
import org.redress.kpi.cell.store.CellSumRows;
import org.redress.kpi.fact.store.CaseRows;
import org.redress.kpi.fact.store.InvitationRows;
import org.redress.kpi.fact.store.ResponseRows;
import org.redress.kpi.known.AsOfView;
import org.redress.kpi.known.AsOfViews;
import org.redress.kpi.projection.kafka.KpiEventHandler;
import org.redress.kpi.rebuild.EventSource;
import org.redress.kpi.rebuild.RebuildConfig;
import org.redress.kpi.rebuild.store.SchemaTables;
import org.redress.kpi.store.SessionLock;

/**
 * Views as schemas, one each. A session lock says that one is being made; it ends with the connection, so that what an instance left behind
 * that was killed blocks nothing.
 */
@ApplicationScoped
public class AsOfSchemas implements AsOfViews {

    private static final long MAKING = 0x4b50490003L;
    private static final Logger LOG = Logger.getLogger(AsOfSchemas.class);
    private static final int LONGEST_WAIT_MILLIS = 500;

    /** A lock not available in time or waited for in a circle, or somebody else dropped it at the same time. */
    private static final Set<String> READ_OR_GONE = Set.of("55P03", "40P01", "3F000", "42P01", "XX000");

    private static final List<String> TABLES =
            List.of("cell", "sketch", "clock_fact", "case_fact", "sheet_fact", "invitation_fact", "progress");

    private final DataSource database;
    private final SchemaTables.Rows rows;
    private final RebuildConfig config;

    AsOfSchemas(
            DataSource database,
            CaseRows cases,
            ResponseRows sheets,
            InvitationRows invitations,
            CellSumRows cells,
            RebuildConfig config) {
        this.database = database;
        this.rows = new SchemaTables.Rows(cases, sheets, invitations, cells);
        this.config = config;
    }

    @Override
    public List<AsOfView> all() throws SQLException {
        try (Connection connection = database.getConnection()) {
            List<AsOfView> views = ViewRows.all(connection);
            if (views.stream().noneMatch(view -> view.state().equals(AsOfView.BUILDING))
                    || !SessionLock.taken(connection, MAKING)) {
                return views;
            }
            try {
                clearAway(connection);
            } finally {
                SessionLock.free(connection, MAKING);
            }
            return ViewRows.all(connection);
        }
    }

    @Override
    public void tidyUp() throws SQLException {
        try (Connection connection = database.getConnection()) {
            if (SessionLock.taken(connection, MAKING)) {
                try {
                    clearAway(connection);
                } finally {
                    SessionLock.free(connection, MAKING);
                }
            }
        }
    }

    @Override
    public Optional<Room> open(AsOfView view) throws SQLException {
        Connection session = database.getConnection();
        boolean opened = false;
        try {
            if (!SessionLock.taken(session, MAKING)) {
                return Optional.empty();
            }
            clearAway(session);
            Map<EventSource.Partition, Long> until = partitions(session);
            long events = until.values().stream().mapToLong(Long::longValue).sum();
            session.setAutoCommit(false);
            create(session, ViewRows.room(view.id()));
            ViewRows.insert(session, view, events);
            session.commit();
            until.replaceAll((partition, counted) -> Long.MAX_VALUE);
            Room room = new AsOfTables(database, session, view.id(), until, rows, config.cellsInMemory());
            opened = true;
            return Optional.of(room);
        } finally {
            if (!opened) {
                giveBack(session);
            }
        }
    }

    @Override
    public boolean drop(UUID id) throws SQLException {
        try (Connection connection = database.getConnection()) {
            // First the row, so that nobody enters any more.
            if (!ViewRows.delete(connection, id)) {
                return false;
            }
            dropUnlessRead(connection, ViewRows.room(id));
            return true;
        }
    }

    /** Drops tables, on the terms of the session's transaction. */
    static void dropRoom(Connection session, String room) throws SQLException {
        Sql.on(session).execute("drop schema if exists " + room + " cascade");
    }

    /** While nobody makes a view: what says so was abandoned, and rooms without a view that can be asked are nobody's. */
    private static void clearAway(Connection session) throws SQLException {
        ViewRows.failAbandoned(session);
        for (String room : ViewRows.unusedRooms(session)) {
            dropUnlessRead(session, room);
        }
    }

    /** Who reads a room holds it until the end. Everybody who came behind would wait behind us, so we do not wait long. */
    private static void dropUnlessRead(Connection session, String room) throws SQLException {
        session.setAutoCommit(false);
        try {
            Sql.on(session).execute("set local lock_timeout = " + LONGEST_WAIT_MILLIS);
            dropRoom(session, room);
            session.commit();
        } catch (SQLException e) {
            session.rollback();
            if (!READ_OR_GONE.contains(String.valueOf(e.getSQLState()))) {
                throw e;
            }
            LOG.debugf("The tables %s are dropped later: %s", room, e.getMessage());
        } finally {
            session.setAutoCommit(true);
        }
    }

    /** Ends the use of a session in which one is being made. */
    static void giveBack(Connection session) throws SQLException {
        try (session) {
            if (!session.getAutoCommit()) {
                session.rollback();
                session.setAutoCommit(true);
            }
            SessionLock.free(session, MAKING);
        }
    }

    private static void create(Connection session, String room) throws SQLException {
        Sql sql = Sql.on(session);
        sql.execute("create schema " + room);
        for (String table : TABLES) {
            sql.execute("create table %s.%s (like public.%s including all)".formatted(room, table, table));
        }
    }

    /** The partitions that the live figures are counted from, and how far; those that nothing was counted of included. */
    private static Map<EventSource.Partition, Long> partitions(Connection session) throws SQLException {
        Map<EventSource.Partition, Long> offsets = new HashMap<>();
        Sql.on(session)
                .each(
                        "select topic, partition, next_offset from consumer_offset where consumer_group = ?",
                        row -> offsets.put(
                                new EventSource.Partition(row.text("topic"), row.integer("partition")),
                                row.bigint("next_offset")),
                        KpiEventHandler.GROUP);
        return offsets;
    }
}
