package org.redress.kpi.rebuild.store;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.jboss.logging.Logger;
import org.redress.kit.store.Sql;
import org.redress.kpi.cell.store.CellSumRows;
import org.redress.kpi.fact.store.CaseRows;
import org.redress.kpi.fact.store.InvitationRows;
import org.redress.kpi.fact.store.ResponseRows;
import org.redress.kpi.projection.Projection;
import org.redress.kpi.projection.kafka.KpiEventHandler;
import org.redress.kpi.projection.store.LiveGate;
import org.redress.kpi.rebuild.EventSource;
import org.redress.kpi.rebuild.RebuildConfig;
import org.redress.kpi.rebuild.RebuildReport;
import org.redress.kpi.rebuild.Shadow;
import org.redress.kpi.store.SessionLock;

/**
 * Opens the shadow for one rebuild. A session lock in the database says that one runs; it ends with the connection, so that a rebuild whose
 * instance was killed blocks nothing.
 */
@ApplicationScoped
public class ShadowOpening implements Shadow.Opening {

    private static final Logger LOG = Logger.getLogger(ShadowOpening.class);

    static final long REBUILD = 0x4b50490002L;

    private final DataSource database;
    private final LiveGate gate;
    private final RebuildConfig config;
    private final ShadowTables.Rows rows;

    ShadowOpening(
            DataSource database,
            LiveGate gate,
            Projection projection,
            CaseRows cases,
            ResponseRows sheets,
            InvitationRows invitations,
            CellSumRows cells,
            RebuildConfig config) {
        this.database = database;
        this.gate = gate;
        this.config = config;
        this.rows = new ShadowTables.Rows(projection, new SchemaTables.Rows(cases, sheets, invitations, cells));
    }

    @Override
    public Optional<Shadow> open(RebuildReport report) throws SQLException {
        Connection session = database.getConnection();
        try {
            if (!SessionLock.taken(session, REBUILD)) {
                session.close();
                return Optional.empty();
            }
            return Optional.of(begin(session, report));
        } catch (SQLException | RuntimeException e) {
            try (session) {
                SessionLock.free(session, REBUILD);
            }
            throw e;
        }
    }

    @Override
    public Optional<RebuildReport> last() throws SQLException {
        try (Connection connection = database.getConnection()) {
            return RebuildRows.last(connection);
        }
    }

    /** What an instance left behind that was killed in a rebuild would make the live consumer note events for ever. */
    void tidyUp(@Observes StartupEvent start) {
        try (Connection session = database.getConnection()) {
            if (SessionLock.taken(session, REBUILD)) {
                RebuildRows.failAbandoned(session);
                SessionLock.free(session, REBUILD);
            }
        } catch (SQLException e) {
            LOG.warnf("Whether a rebuild was abandoned cannot be told now: %s", e.getMessage());
        }
    }

    private Shadow begin(Connection session, RebuildReport report) throws SQLException {
        session.setAutoCommit(false);
        try {
            gate.close(session);
            RebuildRows.failAbandoned(session);
            Sql.on(session).execute("truncate rebuild_tail");
            RebuildRows.insert(session, report);
            Map<EventSource.Partition, Long> begunAt = offsets(session);
            session.commit();
            return new ShadowTables(session, gate, rows, begunAt, config.cellsInMemory());
        } catch (SQLException | RuntimeException e) {
            session.rollback();
            session.setAutoCommit(true);
            throw e;
        }
    }

    private static Map<EventSource.Partition, Long> offsets(Connection session) throws SQLException {
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
