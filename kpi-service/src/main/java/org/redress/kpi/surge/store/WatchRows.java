package org.redress.kpi.surge.store;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.redress.kit.Uuids;
import org.redress.kpi.store.Times;
import org.redress.kpi.store.Transactions;
import org.redress.kpi.surge.SurgeAnnouncement;
import org.redress.kpi.surge.SurgeReading;
import org.redress.kpi.surge.SurgeTurn;
import org.redress.kpi.surge.Watch;
import org.redress.kpi.surge.Watches;
import org.redress.messaging.EventLog;

/** Watches in PostgreSQL; the event of a turn is appended in the transaction of the turn. */
@ApplicationScoped
public class WatchRows implements Watches {

    private static final String COLUMNS =
            "select id, coalesce(category, ''), surging, since, judged_hour, events from surge_watch";

    private final DataSource database;
    private final Transactions transactions;
    private final EventLog log;
    private final SurgeAnnouncement announcement;
    private final Clock clock;

    WatchRows(
            DataSource database, Transactions transactions, EventLog log, SurgeAnnouncement announcement, Clock clock) {
        this.database = database;
        this.transactions = transactions;
        this.log = log;
        this.announcement = announcement;
        this.clock = clock;
    }

    @Override
    public <T> T transact(Work<T> work) throws SQLException {
        return transactions.run(work::in);
    }

    @Override
    public List<Watch> of(Collection<String> categories) throws SQLException {
        try (Connection connection = database.getConnection()) {
            if (!categories.isEmpty()) {
                add(connection, categories);
            }
            try (PreparedStatement statement =
                    connection.prepareStatement(COLUMNS + " order by category nulls first")) {
                return read(statement);
            }
        }
    }

    private static void add(Connection connection, Collection<String> categories) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("""
                insert into surge_watch (id, category)
                select id, nullif(category, '') from unnest(?::uuid[], ?::text[]) as missing(id, category)
                 where not exists (select from surge_watch w where w.category is not distinct from nullif(missing.category, ''))
                on conflict on constraint surge_watch_category_uq do nothing""")) {
            UUID[] ids = categories.stream().map(category -> Uuids.next()).toArray(UUID[]::new);
            statement.setArray(1, connection.createArrayOf("uuid", ids));
            statement.setArray(2, connection.createArrayOf("text", categories.toArray(String[]::new)));
            statement.executeUpdate();
        }
    }

    @Override
    public Optional<Watch> lock(Connection transaction, UUID id) throws SQLException {
        try (PreparedStatement statement = transaction.prepareStatement(COLUMNS + " where id = ? for update")) {
            statement.setObject(1, id);
            return read(statement).stream().findFirst();
        }
    }

    @Override
    public void save(Connection transaction, Watch watch) throws SQLException {
        Instant since = watch.since();
        Instant judged = watch.judgedHour();
        try (PreparedStatement statement = transaction.prepareStatement(
                "update surge_watch set surging = ?, since = ?, judged_hour = ?, events = ? where id = ?")) {
            statement.setBoolean(1, watch.surging());
            statement.setObject(2, since == null ? null : Times.time(since));
            statement.setObject(3, judged == null ? null : Times.time(judged));
            statement.setInt(4, watch.events());
            statement.setObject(5, watch.id());
            statement.executeUpdate();
        }
    }

    @Override
    public void tell(Connection transaction, Watch after, SurgeTurn turn) throws SQLException {
        log.append(transaction, List.of(announcement.of(after, turn, clock.instant())));
        switch (turn) {
            case SurgeTurn.Began began -> insert(transaction, after, began);
            case SurgeTurn.Ended ended -> end(transaction, after, ended);
        }
    }

    private static void insert(Connection transaction, Watch after, SurgeTurn.Began began) throws SQLException {
        SurgeReading.Window window = began.window();
        try (PreparedStatement statement = transaction.prepareStatement("""
                insert into surge (watch, event, noticed_at, window_hours, n, expected, least) values (?, ?, ?, ?, ?, ?, ?)""")) {
            statement.setObject(1, after.id());
            statement.setInt(2, after.events());
            statement.setObject(3, Times.time(began.reading().hour()));
            statement.setInt(4, window.hours());
            statement.setLong(5, window.n());
            statement.setDouble(6, window.expected());
            statement.setLong(7, window.limit());
            statement.executeUpdate();
        }
    }

    private static void end(Connection transaction, Watch after, SurgeTurn.Ended ended) throws SQLException {
        try (PreparedStatement statement =
                transaction.prepareStatement("update surge set ended_at = ? where watch = ? and ended_at is null")) {
            statement.setObject(1, Times.time(ended.hour()));
            statement.setObject(2, after.id());
            statement.executeUpdate();
        }
    }

    @Override
    public List<Past> past(int most) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement("""
                        select coalesce(w.category, ''), s.noticed_at, s.ended_at, s.window_hours, s.n, s.expected, s.least
                          from surge s join surge_watch w on w.id = s.watch
                         order by s.noticed_at desc, w.category limit ?""")) {
            statement.setInt(1, most);
            List<Past> past = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    @Nullable Instant noticed = Times.instant(row, 2);
                    if (noticed != null) {
                        past.add(new Past(
                                row.getString(1),
                                noticed,
                                Times.instant(row, 3),
                                row.getInt(4),
                                row.getLong(5),
                                row.getDouble(6),
                                row.getLong(7)));
                    }
                }
            }
            return past;
        }
    }

    private static List<Watch> read(PreparedStatement statement) throws SQLException {
        List<Watch> watches = new ArrayList<>();
        try (ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                watches.add(new Watch(
                        row.getObject(1, UUID.class),
                        row.getString(2),
                        row.getBoolean(3),
                        Times.instant(row, 4),
                        Times.instant(row, 5),
                        row.getInt(6)));
            }
        }
        return watches;
    }
}
