package org.redress.kpi.rebuild.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.redress.kpi.rebuild.RebuildReport;

/** The rows of rebuilds. */
final class RebuildRows {

    private RebuildRows() {}

    static void insert(Connection transaction, RebuildReport report) throws SQLException {
        try (PreparedStatement statement = transaction.prepareStatement(
                "insert into rebuild (id, state, requested_by, started_at) values (?, ?, ?, ?)")) {
            statement.setObject(1, report.id());
            statement.setString(2, report.state());
            statement.setString(3, report.requestedBy());
            statement.setObject(4, time(report.startedAt()));
            statement.executeUpdate();
        }
    }

    static void update(Connection transaction, RebuildReport report) throws SQLException {
        RebuildReport.Differing differing = report.differences();
        try (PreparedStatement statement = transaction.prepareStatement("""
                update rebuild
                   set state = ?, finished_at = ?, events = ?, unreadable = ?, differing_cases = ?, differing_clocks = ?,
                       differing_sheets = ?, differing_cells = ?, differing_buckets = ?, swapped = ?, reason = ?
                 where id = ?""")) {
            statement.setString(1, report.state());
            Instant finished = report.finishedAt();
            statement.setObject(2, finished == null ? null : time(finished));
            statement.setLong(3, report.events());
            statement.setLong(4, report.unreadable());
            statement.setObject(5, differing == null ? null : differing.cases());
            statement.setObject(6, differing == null ? null : differing.clocks());
            statement.setObject(7, differing == null ? null : differing.sheets());
            statement.setObject(8, differing == null ? null : differing.cells());
            statement.setObject(9, differing == null ? null : differing.buckets());
            statement.setBoolean(10, report.swapped());
            statement.setString(11, report.reason());
            statement.setObject(12, report.id());
            statement.executeUpdate();
        }
    }

    /** A rebuild that says it runs while nobody holds its lock ended with its instance. */
    static void failAbandoned(Connection transaction) throws SQLException {
        try (PreparedStatement statement = transaction.prepareStatement("""
                update rebuild set state = 'failed', finished_at = clock_timestamp(), reason = 'its instance ended'
                 where state = 'running'""")) {
            statement.executeUpdate();
        }
    }

    static Optional<RebuildReport> last(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("""
                        select id, state, requested_by, started_at, finished_at, events, unreadable, differing_cases,
                               differing_clocks, differing_sheets, differing_cells, differing_buckets, swapped, reason
                          from rebuild order by started_at desc, id desc limit 1""");
                ResultSet row = statement.executeQuery()) {
            return row.next() ? Optional.of(read(row)) : Optional.empty();
        }
    }

    private static RebuildReport read(ResultSet row) throws SQLException {
        OffsetDateTime finished = row.getObject(5, OffsetDateTime.class);
        Long cases = row.getObject(8, Long.class);
        return new RebuildReport(
                row.getObject(1, UUID.class),
                row.getString(2),
                row.getString(3),
                row.getObject(4, OffsetDateTime.class).toInstant(),
                finished == null ? null : finished.toInstant(),
                row.getLong(6),
                row.getLong(7),
                cases == null
                        ? null
                        : RebuildReport.Differing.of(
                                cases, row.getLong(9), row.getLong(10), row.getLong(11), row.getLong(12)),
                row.getBoolean(13),
                row.getString(14));
    }

    private static OffsetDateTime time(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
