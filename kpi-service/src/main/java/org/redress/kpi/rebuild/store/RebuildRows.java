package org.redress.kpi.rebuild.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import org.redress.kit.store.Row;
import org.redress.kit.store.Sql;
import org.redress.kpi.rebuild.RebuildReport;

/** The rows of rebuilds. */
final class RebuildRows {

    private RebuildRows() {}

    static void insert(Connection transaction, RebuildReport report) throws SQLException {
        Sql.on(transaction)
                .update(
                        "insert into rebuild (id, state, requested_by, started_at) values (?, ?, ?, ?)",
                        report.id(),
                        report.state(),
                        report.requestedBy(),
                        report.startedAt());
    }

    static void update(Connection transaction, RebuildReport report) throws SQLException {
        RebuildReport.Differing differing = report.differences();
        Sql.on(transaction)
                .update(
                        """
                        update rebuild
                           set state = ?, finished_at = ?, events = ?, unreadable = ?, differing_cases = ?, differing_clocks = ?,
                               differing_sheets = ?, differing_cells = ?, differing_buckets = ?, swapped = ?, reason = ?
                         where id = ?""",
                        report.state(),
                        report.finishedAt(),
                        report.events(),
                        report.unreadable(),
                        differing == null ? null : differing.cases(),
                        differing == null ? null : differing.clocks(),
                        differing == null ? null : differing.sheets(),
                        differing == null ? null : differing.cells(),
                        differing == null ? null : differing.buckets(),
                        report.swapped(),
                        report.reason(),
                        report.id());
    }

    /** A rebuild that says it runs while nobody holds its lock ended with its instance. */
    static void failAbandoned(Connection transaction) throws SQLException {
        Sql.on(transaction).update("""
                update rebuild set state = 'failed', finished_at = clock_timestamp(), reason = 'its instance ended'
                 where state = 'running'""");
    }

    static Optional<RebuildReport> last(Connection connection) throws SQLException {
        return Sql.on(connection).optional("""
                select id, state, requested_by, started_at, finished_at, events, unreadable, differing_cases,
                       differing_clocks, differing_sheets, differing_cells, differing_buckets, swapped, reason
                  from rebuild order by started_at desc, id desc limit 1""", RebuildRows::read);
    }

    private static RebuildReport read(Row row) throws SQLException {
        Long cases = row.optionalBigint("differing_cases");
        return new RebuildReport(
                row.uuid("id"),
                row.text("state"),
                row.text("requested_by"),
                row.instant("started_at"),
                row.optionalInstant("finished_at"),
                row.bigint("events"),
                row.bigint("unreadable"),
                cases == null
                        ? null
                        : RebuildReport.Differing.of(
                                cases,
                                row.bigint("differing_clocks"),
                                row.bigint("differing_sheets"),
                                row.bigint("differing_cells"),
                                row.bigint("differing_buckets")),
                row.bool("swapped"),
                row.optionalText("reason"));
    }
}
