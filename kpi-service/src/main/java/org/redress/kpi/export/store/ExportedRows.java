package org.redress.kpi.export.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.redress.kit.store.Row;
import org.redress.kit.store.Sql;
import org.redress.kpi.export.Column;
import org.redress.kpi.export.Export;
import org.redress.kpi.export.ExportConfig;
import org.redress.kpi.export.ExportQuestion;
import org.redress.kpi.query.store.DimensionSql;

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
        try {
            Sql.on(connection)
                    .eachFetching(
                            config.rowsInMemory(),
                            sql(selection.select()),
                            row -> give(values(row, columns), sink),
                            parameters());
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private void give(List<@Nullable Object> values, Sink sink) throws SQLException {
        try {
            sink.row(values);
            if (clock.instant().isAfter(end)) {
                throw new IOException("The export took longer than it may");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
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
        return Sql.on(connection).one(sql("count(*) as n"), row -> row.bigint("n"), parameters());
    }

    private String sql(String select) {
        StringBuilder sql = new StringBuilder("select " + select + " from " + selection.tables());
        question.from()
                .ifPresent(from -> sql.append(" and ").append(selection.at()).append(" >= ?"));
        question.to().ifPresent(to -> sql.append(" and ").append(selection.at()).append(" < ?"));
        return sql.append(dimensions.where()).toString();
    }

    private Object[] parameters() {
        return dimensions.after(
                Stream.concat(question.from().stream(), question.to().stream()).toArray());
    }

    private static List<@Nullable Object> values(Row row, List<Column> columns) throws SQLException {
        List<@Nullable Object> values = new ArrayList<>(columns.size());
        for (Column column : columns) {
            values.add(
                    switch (column.type()) {
                        case TEXT, ID -> row.optionalText(column.name());
                        case TIME -> row.optionalInstant(column.name());
                        case NUMBER -> row.optionalBigint(column.name());
                        case TRUTH -> row.optionalBool(column.name());
                    });
        }
        return values;
    }
}
