package org.redress.kpi.customers.store;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import javax.sql.DataSource;
import org.redress.kit.store.Row;
import org.redress.kit.store.Sql;
import org.redress.kit.store.Transactions;
import org.redress.kpi.customers.CustomerCount;
import org.redress.kpi.customers.CustomerCounts;
import org.redress.kpi.customers.CustomerSegment;
import org.redress.kpi.customers.OverlapException;
import org.redress.kpi.customers.StoredCount;
import org.redress.kpi.query.store.Snapshot;

/** The rows of {@code customer_count}: versions are only added, the highest of a period and segment holds. */
@ApplicationScoped
public class CustomerRows implements CustomerCounts {

    private static final String COLUMNS =
            "from_day, to_day, brand, product, region, customers, gained, lost, version, withdrawn, recorded_at, recorded_by";

    private static final String OF_SEGMENT = """
             from customer_count
            where from_day < ? and to_day > ? and brand is not distinct from ? and product is not distinct from ?
              and region is not distinct from ?
            """;

    private static final String HOLDING = "select " + COLUMNS + " from (select distinct on (from_day, to_day) * "
            + OF_SEGMENT + " order by from_day, to_day, version desc) latest where not withdrawn order by from_day";

    private static final String VERSIONS = "select " + COLUMNS + OF_SEGMENT + " order by from_day, to_day, version";

    private static final String INSERT =
            "insert into customer_count (" + COLUMNS + ")" + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

    private final DataSource database;
    private final Transactions transactions;

    CustomerRows(DataSource database, Transactions transactions) {
        this.database = database;
        this.transactions = transactions;
    }

    @Override
    public StoredCount put(CustomerCount count, boolean withdrawn, Instant at, String by) throws SQLException {
        return transactions.inTransaction(transaction -> put(transaction, count, withdrawn, at, by));
    }

    private static StoredCount put(Connection connection, CustomerCount count, boolean withdrawn, Instant at, String by)
            throws SQLException {
        // Counts are rare: one writer at a time, so that no two of them overlap unseen.
        Sql.on(connection).execute("lock table customer_count in share row exclusive mode");
        if (!withdrawn) {
            refuseOverlap(connection, count);
        }
        StoredCount last = null;
        for (StoredCount version : read(connection, VERSIONS, count.segment(), count.from(), count.to())) {
            if (samePeriod(version.count(), count)) {
                last = version;
            }
        }
        if (last != null
                && last.withdrawn() == withdrawn
                && (withdrawn || last.count().equals(count))) {
            return last;
        }
        StoredCount next = new StoredCount(count, last == null ? 1 : last.version() + 1, withdrawn, at, by);
        insert(connection, next);
        return next;
    }

    private static void refuseOverlap(Connection connection, CustomerCount count) throws SQLException {
        for (StoredCount holding : read(connection, HOLDING, count.segment(), count.from(), count.to())) {
            if (!samePeriod(holding.count(), count)) {
                throw new OverlapException(holding.count());
            }
        }
    }

    private static boolean samePeriod(CustomerCount one, CustomerCount other) {
        return one.from().equals(other.from()) && one.to().equals(other.to());
    }

    private static void insert(Connection connection, StoredCount stored) throws SQLException {
        CustomerCount count = stored.count();
        Sql.on(connection)
                .update(
                        INSERT,
                        count.from(),
                        count.to(),
                        count.segment().brand(),
                        count.segment().product(),
                        count.segment().region(),
                        count.customers(),
                        count.gained(),
                        count.lost(),
                        stored.version(),
                        stored.withdrawn(),
                        stored.recordedAt(),
                        stored.recordedBy());
    }

    @Override
    public List<StoredCount> holding(CustomerSegment segment, LocalDate from, LocalDate to) throws SQLException {
        return Snapshot.read(database, connection -> read(connection, HOLDING, segment, from, to));
    }

    @Override
    public List<StoredCount> versions(CustomerSegment segment, LocalDate from, LocalDate to) throws SQLException {
        return Snapshot.read(database, connection -> read(connection, VERSIONS, segment, from, to));
    }

    private static List<StoredCount> read(
            Connection connection, String sql, CustomerSegment segment, LocalDate from, LocalDate to)
            throws SQLException {
        return Sql.on(connection)
                .list(sql, CustomerRows::stored, to, from, segment.brand(), segment.product(), segment.region());
    }

    private static StoredCount stored(Row row) throws SQLException {
        return new StoredCount(
                new CustomerCount(
                        row.date("from_day"),
                        row.date("to_day"),
                        new CustomerSegment(
                                row.optionalText("brand"), row.optionalText("product"), row.optionalText("region")),
                        row.bigint("customers"),
                        row.optionalBigint("gained"),
                        row.optionalBigint("lost")),
                row.integer("version"),
                row.bool("withdrawn"),
                row.instant("recorded_at"),
                row.text("recorded_by"));
    }
}
