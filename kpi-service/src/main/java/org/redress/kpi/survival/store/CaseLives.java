package org.redress.kpi.survival.store;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.redress.kit.store.Sql;
import org.redress.kpi.cell.Dimension;
import org.redress.kpi.query.Bucket;
import org.redress.kpi.query.store.DimensionSql;
import org.redress.kpi.query.store.Snapshot;
import org.redress.kpi.survival.LivesByReceipt;

/** Lives from {@code case_fact}: PostgreSQL counts those that lasted equally long and sorts them; rows are fetched in portions. */
@ApplicationScoped
public class CaseLives implements LivesByReceipt {

    private static final int PORTION = 5_000;

    private final DataSource database;

    CaseLives(DataSource database) {
        this.database = database;
    }

    @Override
    public void read(
            List<Bucket> buckets,
            Instant at,
            Optional<Instant> knownAt,
            List<Dimension> groupBy,
            Map<Dimension, List<String>> filters,
            Taker taker)
            throws SQLException {
        DimensionSql dimensions = new DimensionSql(groupBy, filters);
        String sql = """
                select bucket, millis, count(*) filter (where how = 'resolved') as resolved, count(*) filter (where how = 'open') as open,
                       count(*) filter (where how = 'gone') as gone %1$s
                  from (select width_bucket(received_at, ?::timestamptz[]) - 1 as bucket, dimension_set,
                               case when resolved_at <= ? then 'resolved' when closed_at <= ? then 'gone' else 'open' end as how,
                               greatest(0, floor(1000 * extract(epoch from
                                   case when resolved_at <= ? then resolved_at when closed_at <= ? then closed_at else ? end
                                   - received_at)))::int8 as millis
                          from case_fact
                         where received_at >= ? and received_at < ? and received_at <= ?) f %2$s
                 where true %3$s
                 group by bucket, millis %1$s
                 order by bucket %1$s, millis""".formatted(dimensions.columns(), dimensions.join("f"), dimensions.where());
        Object[] parameters = dimensions.after(
                Sql.instants(buckets.stream().map(Bucket::from).toList()),
                at,
                at,
                at,
                at,
                at,
                buckets.getFirst().from(),
                buckets.getLast().to(),
                at);
        Snapshot.read(database, knownAt, connection -> {
            Sql.on(connection)
                    .eachFetching(
                            PORTION,
                            sql,
                            row -> taker.take(new Lasted(
                                    row.integer("bucket"),
                                    dimensions.group(row),
                                    row.bigint("millis"),
                                    row.bigint("resolved"),
                                    row.bigint("open"),
                                    row.bigint("gone"))),
                            parameters);
            return true;
        });
    }
}
