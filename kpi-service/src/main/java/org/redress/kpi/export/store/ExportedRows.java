package org.redress.kpi.export.store;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.redress.kpi.export.Column;
import org.redress.kpi.export.Export;
import org.redress.kpi.export.ExportConfig;
import org.redress.kpi.export.ExportQuestion;
import org.redress.kpi.query.store.DimensionSql;
import org.redress.kpi.store.Times;

/** One export in one snapshot: counted first, then fetched a few rows at a time as they are taken. */
final class ExportedRows implements Export {

    private static final Logger LOG = Logger.getLogger(ExportedRows.class);

    /** The count of a large table takes longer than a request may. */
    private static final int LONGEST_STATEMENT_MILLIS = 120_000;

    private final Connection connection;
    private final int usualTimeout;
    private final ExportQuestion question;
    private final Selection selection;
    private final DimensionSql dimensions;
    private final ExportConfig config;
    private final Clock clock;
    private final Instant end;
    private final Runnable atEnd;
    private final AtomicBoolean closed = new AtomicBoolean();
    private final long rows;

    /**
     * An export.
     *
     * @param connection in the snapshot that is exported
     * @param atEnd called once when it is closed
     */
    ExportedRows(Connection connection, ExportQuestion question, ExportConfig config, Clock clock, Runnable atEnd)
            throws SQLException {
        this.connection = connection;
        this.usualTimeout = connection.getNetworkTimeout();
        this.question = question;
        this.selection = Selection.of(question.subject());
        this.dimensions = new DimensionSql(List.of(), question.filters());
        this.config = config;
        this.clock = clock;
        this.end = clock.instant().plus(config.longest());
        this.atEnd = atEnd;
        connection.setNetworkTimeout(Runnable::run, LONGEST_STATEMENT_MILLIS);
        this.rows = count();
    }

    @Override
    public List<Column> columns() {
        return selection.columns().stream().map(Selection.Selected::column).toList();
    }

    @Override
    public long rows() {
        return rows;
    }

    @Override
    public void forEach(Sink sink) throws SQLException, IOException {
        List<Column> columns = columns();
        try (PreparedStatement statement = prepare(selection.select())) {
            statement.setFetchSize(config.rowsInMemory());
            try (ResultSet found = statement.executeQuery()) {
                while (found.next()) {
                    sink.row(values(found, columns));
                    if (clock.instant().isAfter(end)) {
                        throw new IOException("The export took longer than it may");
                    }
                }
            }
        }
    }

    @Override
    public void close() {
        if (!closed.compareAndSet(false, true)) {
            return;
        }
        try (connection) {
            connection.rollback();
            connection.setAutoCommit(true);
            connection.setNetworkTimeout(Runnable::run, usualTimeout);
        } catch (SQLException e) {
            LOG.debugf("The connection of an export is lost: %s", e.getMessage());
        } finally {
            atEnd.run();
        }
    }

    private long count() throws SQLException {
        try (PreparedStatement statement = prepare("count(*)");
                ResultSet row = statement.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }

    private PreparedStatement prepare(String select) throws SQLException {
        StringBuilder sql = new StringBuilder("select " + select + " from " + selection.tables());
        question.from()
                .ifPresent(from -> sql.append(" and ").append(selection.at()).append(" >= ?"));
        question.to().ifPresent(to -> sql.append(" and ").append(selection.at()).append(" < ?"));
        sql.append(dimensions.where());
        PreparedStatement statement = connection.prepareStatement(sql.toString());
        int next = 1;
        if (question.from().isPresent()) {
            statement.setObject(next++, Times.time(question.from().get()));
        }
        if (question.to().isPresent()) {
            statement.setObject(next++, Times.time(question.to().get()));
        }
        dimensions.bind(statement, next);
        return statement;
    }

    private static List<@Nullable Object> values(ResultSet row, List<Column> columns) throws SQLException {
        List<@Nullable Object> values = new ArrayList<>(columns.size());
        for (int i = 0; i < columns.size(); i++) {
            values.add(
                    switch (columns.get(i).type()) {
                        case TEXT, ID -> row.getString(i + 1);
                        case TIME -> Times.instant(row, i + 1);
                        case NUMBER -> row.getObject(i + 1) == null ? null : row.getLong(i + 1);
                        case TRUTH -> row.getObject(i + 1, Boolean.class);
                    });
        }
        return values;
    }
}
