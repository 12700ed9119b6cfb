package org.redress.kpi.forecast.store;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.redress.kit.store.Sql;
import org.redress.kpi.cell.Dimension;
import org.redress.kpi.forecast.OpenClock;
import org.redress.kpi.query.store.DimensionSql;
import org.redress.kpi.query.store.Snapshot;

/** Clocks that run and clocks that stopped, from the facts, by their indexes on deadline and stop. */
@ApplicationScoped
public class ClockWork implements OpenClock {

    private static final String WITHIN = "k.stopped_at >= ? and k.stopped_at < ?";

    private final DataSource database;

    ClockWork(DataSource database) {
        this.database = database;
    }

    @Override
    public Picture read(Hours hours, Map<Dimension, List<String>> filters, Optional<Instant> knownAt)
            throws SQLException {
        DimensionSql dimensions = new DimensionSql(List.of(Dimension.TEAM), filters);
        return Snapshot.read(
                database,
                knownAt,
                connection -> new Picture(
                        running(connection, hours.dueBefore(), dimensions),
                        stopped(connection, hours.past(), dimensions)));
    }

    private static List<Running> running(Connection connection, Instant dueBefore, DimensionSql dimensions)
            throws SQLException {
        String sql = """
                select k.clock, k.due_at, f.assignee is not null or f.first_response_at is not null as touched %s
                  from clock_fact k
                  join case_fact f on f.complaint = k.complaint %s
                 where k.state = 'running' and k.due_at < ? and f.received_at is not null %s
                 order by k.due_at""".formatted(dimensions.columns(), dimensions.join("f"), dimensions.where());
        return Sql.on(connection)
                .list(
                        sql,
                        row -> new Running(
                                new Lane(row.optionalText("team"), row.text("clock")),
                                row.instant("due_at"),
                                row.bool("touched")),
                        dimensions.after(dueBefore));
    }

    private static List<Stopped> stopped(Connection connection, List<Stretch> past, DimensionSql dimensions)
            throws SQLException {
        String sql = """
                select k.clock, date_trunc('hour', k.stopped_at, 'UTC') as hour, count(*) as n %s
                  from clock_fact k
                  join case_fact f on f.complaint = k.complaint %s
                 where k.state in ('met', 'breached') and (%s) %s
                 group by 1, 2 %s""".formatted(
                        dimensions.columns(),
                        dimensions.join("f"),
                        String.join(" or ", Collections.nCopies(past.size(), WITHIN)),
                        dimensions.where(),
                        dimensions.columns());
        Object[] edges = past.stream()
                .flatMap(stretch -> Stream.of(stretch.from(), stretch.to()))
                .toArray();
        return Sql.on(connection)
                .list(
                        sql,
                        row -> new Stopped(
                                new Lane(row.optionalText("team"), row.text("clock")),
                                row.instant("hour"),
                                row.bigint("n")),
                        dimensions.after(edges));
    }
}
