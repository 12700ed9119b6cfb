package org.redress.kpi.export.store;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import javax.sql.DataSource;
import org.redress.kit.store.Sql;
import org.redress.kpi.export.Export;
import org.redress.kpi.export.ExportConfig;
import org.redress.kpi.export.ExportQuestion;
import org.redress.kpi.projection.store.LiveGate;
import org.redress.kpi.query.store.Snapshot;

/** Opens exports on connections of their own, as many as may be. */
@ApplicationScoped
public class ExportedFacts implements Export.Opening {

    private final DataSource database;
    private final LiveGate gate;
    private final ExportConfig config;
    private final Clock clock;
    private final Semaphore places;

    ExportedFacts(DataSource database, LiveGate gate, ExportConfig config, Clock clock) {
        this.database = database;
        this.gate = gate;
        this.config = config;
        this.clock = clock;
        this.places = new Semaphore(config.atOnce());
    }

    @Override
    public Optional<Export> open(ExportQuestion question) throws SQLException {
        if (!places.tryAcquire()) {
            return Optional.empty();
        }
        boolean opened = false;
        try {
            Connection connection = database.getConnection();
            try {
                if (begun(connection, question.knownAt())) {
                    Export export = new ExportedRows(connection, question, config, clock, places::release);
                    opened = true;
                    return Optional.of(export);
                }
                return Optional.empty();
            } finally {
                if (!opened) {
                    giveBack(connection);
                }
            }
        } finally {
            if (!opened) {
                places.release();
            }
        }
    }

    /** Begins the snapshot; false if a rebuild is about to take the place of the tables. It takes the place of no view. */
    private boolean begun(Connection connection, Optional<Instant> knownAt) throws SQLException {
        connection.setAutoCommit(false);
        Sql.on(connection).execute("set transaction isolation level repeatable read read only");
        if (knownAt.isPresent()) {
            Snapshot.enter(connection, knownAt);
            return true;
        }
        return gate.readLong(connection);
    }

    private static void giveBack(Connection connection) throws SQLException {
        try (connection) {
            connection.rollback();
            connection.setAutoCommit(true);
        }
    }
}
