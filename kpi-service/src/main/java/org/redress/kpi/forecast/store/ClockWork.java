package org.redress.kpi.forecast.store;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.redress.kpi.cell.Dimension;
import org.redress.kpi.forecast.Work;
import org.redress.kpi.query.store.DimensionSql;
import org.redress.kpi.query.store.Snapshot;
import org.redress.kpi.store.Times;

/** Clocks that run and clocks that stopped, from the facts, by their indexes on deadline and stop. */
@ApplicationScoped
public class ClockWork implements Work {

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
                select k.clock, k.due_at, f.assignee is not null or f.first_response_at is not null %s
                  from clock_fact k
                  join case_fact f on f.complaint = k.complaint %s
                 where k.state = 'running' and k.due_at < ? and f.received_at is not null %s
                 order by k.due_at""".formatted(dimensions.columns(), dimensions.join("f"), dimensions.where());
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setObject(1, Times.time(dueBefore));
            dimensions.bind(statement, 2);
            List<Running> running = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    Instant due = Times.instant(row, 2);
                    if (due != null) {
                        running.add(new Running(new Lane(row.getString(4), row.getString(1)), due, row.getBoolean(3)));
                    }
                }
            }
            return running;
        }
    }

    private static List<Stopped> stopped(Connection connection, List<Stretch> past, DimensionSql dimensions)
            throws SQLException {
        String sql = """
                select k.clock, date_trunc('hour', k.stopped_at, 'UTC'), count(*) %s
                  from clock_fact k
                  join case_fact f on f.complaint = k.complaint %s
                 where k.state in ('met', 'breached') and (%s) %s
                 group by 1, 2 %s""".formatted(
                        dimensions.columns(),
                        dimensions.join("f"),
                        String.join(" or ", Collections.nCopies(past.size(), WITHIN)),
                        dimensions.where(),
                        dimensions.columns());
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            int parameter = 1;
            for (Stretch stretch : past) {
                statement.setObject(parameter++, Times.time(stretch.from()));
                statement.setObject(parameter++, Times.time(stretch.to()));
            }
            dimensions.bind(statement, parameter);
            List<Stopped> stopped = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    Instant hour = Times.instant(row, 2);
                    if (hour != null) {
                        stopped.add(new Stopped(new Lane(row.getString(4), row.getString(1)), hour, row.getLong(3)));
                    }
                }
            }
            return stopped;
        }
    }
}
