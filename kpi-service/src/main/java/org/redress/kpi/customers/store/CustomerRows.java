package org.redress.kpi.customers.store;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.redress.kpi.customers.CustomerCount;
import org.redress.kpi.customers.CustomerCounts;
import org.redress.kpi.customers.CustomerSegment;
import org.redress.kpi.customers.OverlapException;
import org.redress.kpi.customers.StoredCount;
import org.redress.kpi.query.store.Snapshot;
import org.redress.kpi.store.Times;

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

    CustomerRows(DataSource database) {
        this.database = database;
    }

    @Override
    public StoredCount put(CustomerCount count, boolean withdrawn, Instant at, String by) throws SQLException {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try {
                StoredCount stored = put(connection, count, withdrawn, at, by);
                connection.commit();
                return stored;
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        }
    }

    private static StoredCount put(Connection connection, CustomerCount count, boolean withdrawn, Instant at, String by)
            throws SQLException {
        // Counts are rare: one writer at a time, so that no two of them overlap unseen.
        try (PreparedStatement lock =
                connection.prepareStatement("lock table customer_count in share row exclusive mode")) {
            lock.execute();
        }
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
        try (PreparedStatement statement = connection.prepareStatement(INSERT)) {
            statement.setObject(1, count.from());
            statement.setObject(2, count.to());
            statement.setString(3, count.segment().brand());
            statement.setString(4, count.segment().product());
            statement.setString(5, count.segment().region());
            statement.setLong(6, count.customers());
            statement.setObject(7, count.gained());
            statement.setObject(8, count.lost());
            statement.setInt(9, stored.version());
            statement.setBoolean(10, stored.withdrawn());
            statement.setObject(11, Times.time(stored.recordedAt()));
            statement.setString(12, stored.recordedBy());
            statement.executeUpdate();
        }
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
        List<StoredCount> counts = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setObject(1, to);
            statement.setObject(2, from);
            statement.setString(3, segment.brand());
            statement.setString(4, segment.product());
            statement.setString(5, segment.region());
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    counts.add(stored(row));
                }
            }
        }
        return counts;
    }

    private static StoredCount stored(ResultSet row) throws SQLException {
        return new StoredCount(
                new CustomerCount(
                        row.getObject(1, LocalDate.class),
                        row.getObject(2, LocalDate.class),
                        new CustomerSegment(row.getString(3), row.getString(4), row.getString(5)),
                        row.getLong(6),
                        row.getObject(7, Long.class),
                        row.getObject(8, Long.class)),
                row.getInt(9),
                row.getBoolean(10),
                row.getObject(11, OffsetDateTime.class).toInstant(),
                row.getString(12));
    }
}
