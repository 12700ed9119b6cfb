package org.redress.kpi.backlog.store;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.redress.kit.store.Row;
import org.redress.kit.store.Sql;
import org.redress.kpi.backlog.AgeBounds;
import org.redress.kpi.backlog.Ages;
import org.redress.kpi.backlog.AgesOfCases;
import org.redress.kpi.backlog.Backlog;
import org.redress.kpi.cell.Dimension;
import org.redress.kpi.query.store.DimensionSql;
import org.redress.kpi.query.store.Snapshot;

/** Exact ages: PostgreSQL sorts them. */
@ApplicationScoped
public class CaseAges implements AgesOfCases {

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
            Object[] parameters = dimensions.after(at, bounds.threeBusinessDays(), bounds.eightWeeks(), at, at, at);
            return Sql.on(connection)
                    .list(
                            sql,
                            row -> {
                                Map<String, @Nullable String> group = new LinkedHashMap<>();
                                for (Dimension dimension : groupBy) {
                                    group.put(dimension.wireName(), row.optionalText(dimension.wireName()));
                                }
                                return new Backlog.Line(group, read(row, "open"), read(row, "unresolved"));
                            },
                            parameters);
        });
    }

    private static String ages(String which) {
        return """
                count(*) filter (where %1$s) as %1$s_n, avg(age) filter (where %1$s) as %1$s_mean,
                min(age) filter (where %1$s) as %1$s_min, max(age) filter (where %1$s) as %1$s_max,
                percentile_disc(0.5) within group (order by age) filter (where %1$s) as %1$s_disc_50,
                percentile_disc(0.9) within group (order by age) filter (where %1$s) as %1$s_disc_90,
                percentile_disc(0.95) within group (order by age) filter (where %1$s) as %1$s_disc_95,
                percentile_disc(0.99) within group (order by age) filter (where %1$s) as %1$s_disc_99,
                percentile_cont(0.5) within group (order by age) filter (where %1$s) as %1$s_cont_50,
                percentile_cont(0.9) within group (order by age) filter (where %1$s) as %1$s_cont_90,
                percentile_cont(0.95) within group (order by age) filter (where %1$s) as %1$s_cont_95,
                percentile_cont(0.99) within group (order by age) filter (where %1$s) as %1$s_cont_99,
                count(*) filter (where %1$s and young) as %1$s_young,
                count(*) filter (where %1$s and not young and middle) as %1$s_middle,
                count(*) filter (where %1$s and not young and not middle) as %1$s_old""".formatted(which);
    }

    private static Ages read(Row row, String which) throws SQLException {
        Ages.Classes classes = new Ages.Classes(
                row.bigint(which + "_young"), row.bigint(which + "_middle"), row.bigint(which + "_old"), Ages.CLASSES);
        long n = row.bigint(which + "_n");
        if (n == 0) {
            return new Ages(0, null, null, null, null, null, null, null, null, null, Ages.METHOD, classes);
        }
        return new Ages(
                n,
                row.real(which + "_mean"),
                row.real(which + "_min"),
                row.real(which + "_max"),
                row.real(which + "_disc_50"),
                row.real(which + "_disc_90"),
                row.real(which + "_disc_95"),
                row.real(which + "_disc_99"),
                new Ages.Linear(
                        row.real(which + "_cont_50"),
                        row.real(which + "_cont_90"),
                        row.real(which + "_cont_95"),
                        row.real(which + "_cont_99")),
                null,
                Ages.METHOD,
                classes);
    }
}
