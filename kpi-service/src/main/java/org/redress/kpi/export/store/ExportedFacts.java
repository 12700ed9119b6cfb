package org.redress.kpi.export.store;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import javax.sql.DataSource;
import org.redress.kpi.export.Export;
import org.redress.kpi.export.ExportConfig;
import org.redress.kpi.export.ExportQuestion;

/** Opens exports on connections of their own, as many as may be. */
@ApplicationScoped
public class ExportedFacts implements Export.Opening {

    private final DataSource database;
    private final ExportConfig config;
    private final Clock clock;
    private final Semaphore places;

    ExportedFacts(DataSource database, ExportConfig config, Clock clock) {
        this.database = database;
        this.config = config;
        this.clock = clock;
        this.places = new Semaphore(config.atOnce());
    }

    @Override
    public Optional<Export> open(ExportQuestion question) throws SQLException {
        if (!places.tryAcquire()) {
            return Optional.empty();
        }
        try {
            return Optional.of(opened(question));
        } catch (SQLException | RuntimeException e) {
            places.release();
            throw e;
        }
    }

    private Export opened(ExportQuestion question) throws SQLException {
        Connection connection = database.getConnection();
        try {
            return new ExportedRows(connection, question, config, clock, places::release);
        } catch (SQLException | RuntimeException e) {
            try (connection) {
                connection.rollback();
                connection.setAutoCommit(true);
            }
            throw e;
        }
    }
}
