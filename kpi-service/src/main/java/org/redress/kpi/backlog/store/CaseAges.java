package org.redress.kpi.backlog.store;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.redress.kpi.backlog.AgeBounds;
import org.redress.kpi.backlog.Ages;
import org.redress.kpi.backlog.AgesOfCases;
import org.redress.kpi.backlog.Backlog;
import org.redress.kpi.cell.Dimension;
import org.redress.kpi.query.store.DimensionSql;
import org.redress.kpi.query.store.Snapshot;
import org.redress.kpi.store.Times;

/** Exact ages: PostgreSQL sorts them. */
@ApplicationScoped
public class CaseAges implements AgesOfCases {

    private static final int COLUMNS = 15;

    private final DataSource database;

    CaseAges(DataSource database) {
        this.database = database;
    }

    @Override
    public List<Backlog.Line> at(
            Instant at,
            AgeBounds bounds,
            Optional<Instant> knownAt,
            List<Dimension> groupBy,
            Map<Dimension, List<String>> filters)
            throws SQLException {
        DimensionSql dimensions = new DimensionSql(groupBy, filters);
        String grouping = groupBy.isEmpty()
                ? ""
                : " group by " + dimensions.columns().substring(1) + " order by "
                        + dimensions.columns().substring(1);
        String sql = """
                select %s, %s %s
                  from (select extract(epoch from (?::timestamptz - received_at))::float8 / 86400 as age, dimension_set,
                               received_at >= ?::timestamptz as young, received_at >= ?::timestamptz as middle,
                               closed_at is null or closed_at > ?::timestamptz as open,
                               coalesce(coalesce(resolved_at, case when status in ('withdrawn', 'merged') then closed_at end)
                                   > ?::timestamptz, true) as unresolved
                          from case_fact
                         where received_at <= ?::timestamptz) f %s
                 where (open or unresolved) %s %s""".formatted(
                        ages("open"),
                        ages("unresolved"),
                        dimensions.columns(),
                        dimensions.join("f"),
                        dimensions.where(),
                        grouping);
        return Snapshot.read(database, knownAt, connection -> {
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                int parameter = 1;
                for (Instant bound : List.of(at, bounds.threeBusinessDays(), bounds.eightWeeks(), at, at, at)) {
                    statement.setObject(parameter++, Times.time(bound));
                }
                dimensions.bind(statement, parameter);
                List<Backlog.Line> lines = new ArrayList<>();
                try (ResultSet rows = statement.executeQuery()) {
                    while (rows.next()) {
                        Map<String, @Nullable String> group = new LinkedHashMap<>();
                        List<@Nullable String> values = dimensions.group(rows, 2 * COLUMNS + 1);
                        for (int i = 0; i < groupBy.size(); i++) {
                            group.put(groupBy.get(i).wireName(), values.get(i));
                        }
                        lines.add(new Backlog.Line(group, read(rows, 1), read(rows, COLUMNS + 1)));
                    }
                }
                return lines;
            }
        });
    }

    private static String ages(String which) {
        return """
                count(*) filter (where %1$s), avg(age) filter (where %1$s),
                min(age) filter (where %1$s), max(age) filter (where %1$s),
                percentile_disc(0.5) within group (order by age) filter (where %1$s),
                percentile_disc(0.9) within group (order by age) filter (where %1$s),
                percentile_disc(0.95) within group (order by age) filter (where %1$s),
                percentile_disc(0.99) within group (order by age) filter (where %1$s),
                percentile_cont(0.5) within group (order by age) filter (where %1$s),
                percentile_cont(0.9) within group (order by age) filter (where %1$s),
                percentile_cont(0.95) within group (order by age) filter (where %1$s),
                percentile_cont(0.99) within group (order by age) filter (where %1$s),
                count(*) filter (where %1$s and young), count(*) filter (where %1$s and not young and middle),
                count(*) filter (where %1$s and not young and not middle)""".formatted(which);
    }

    private static Ages read(ResultSet row, int first) throws SQLException {
        long n = row.getLong(first);
        if (n == 0) {
            return new Ages(0, null, null, null, null, null, null, null, null, null, Ages.METHOD, classes(row, first));
        }
        return new Ages(
                n,
                row.getDouble(first + 1),
                row.getDouble(first + 2),
                row.getDouble(first + 3),
                row.getDouble(first + 4),
                row.getDouble(first + 5),
                row.getDouble(first + 6),
                row.getDouble(first + 7),
                new Ages.Linear(
                        row.getDouble(first + 8),
                        row.getDouble(first + 9),
                        row.getDouble(first + 10),
                        row.getDouble(first + 11)),
                null,
                Ages.METHOD,
                classes(row, first));
    }

    private static Ages.Classes classes(ResultSet row, int first) throws SQLException {
        return new Ages.Classes(
                row.getLong(first + 12), row.getLong(first + 13), row.getLong(first + 14), Ages.CLASSES);
    }
}
