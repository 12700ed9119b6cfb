package org.redress.kpi.surge.store;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.redress.kit.Uuids;
import org.redress.kit.store.Row;
import org.redress.kit.store.Sql;
import org.redress.kit.store.Transactions;
import org.redress.kpi.surge.CategoryMonitor;
import org.redress.kpi.surge.CategoryMonitors;
import org.redress.kpi.surge.SurgeAnnouncement;
import org.redress.kpi.surge.SurgeAssessment;
import org.redress.kpi.surge.SurgeTransition;
import org.redress.messaging.EventLog;

/** Watches in PostgreSQL; the event of a turn is appended in the transaction of the turn. */
@ApplicationScoped
public class CategoryMonitorRows implements CategoryMonitors {

    private static final String SELECT =
            "select id, coalesce(category, '') as name, surging, since, judged_hour, events from surge_watch";

    private final Transactions transactions;
    private final EventLog log;
    private final SurgeAnnouncement announcement;
    private final Clock clock;

    CategoryMonitorRows(Transactions transactions, EventLog log, SurgeAnnouncement announcement, Clock clock) {
        this.transactions = transactions;
        this.log = log;
        this.announcement = announcement;
        this.clock = clock;
    }

    @Override
    public <T> T transact(Work<T> work) throws SQLException {
        return transactions.publishing(work::in);
    }

    @Override
    public List<CategoryMonitor> of(Collection<String> categories) throws SQLException {
        return transactions.withoutTransaction(sql -> {
            if (!categories.isEmpty()) {
                add(sql, categories);
            }
            return sql.list(SELECT + " order by category nulls first", CategoryMonitorRows::read);
        });
    }

    private static void add(Sql sql, Collection<String> categories) throws SQLException {
        sql.update(
                """
                insert into surge_watch (id, category)
                select id, nullif(category, '') from unnest(?, ?) as missing(id, category)
                 where not exists (select from surge_watch w where w.category is not distinct from nullif(missing.category, ''))
                on conflict on constraint surge_watch_category_uq do nothing""", Sql.uuids(categories.stream().map(category -> Uuids.next()).toList()), Sql.texts(categories));
    }

    @Override
    public Optional<CategoryMonitor> lock(Connection transaction, UUID id) throws SQLException {
        return Sql.on(transaction).optional(SELECT + " where id = ? for update", CategoryMonitorRows::read, id);
    }

    @Override
    public void save(Connection transaction, CategoryMonitor categoryMonitor) throws SQLException {
        Sql.on(transaction)
                .update(
                        "update surge_watch set surging = ?, since = ?, judged_hour = ?, events = ? where id = ?",
                        categoryMonitor.surging(),
                        categoryMonitor.since(),
                        categoryMonitor.judgedHour(),
                        categoryMonitor.events(),
                        categoryMonitor.id());
    }

    @Override
    public void tell(Connection transaction, CategoryMonitor after, SurgeTransition turn) throws SQLException {
        log.append(transaction, List.of(announcement.of(after, turn, clock.instant())));
        switch (turn) {
            case SurgeTransition.Began began -> insert(transaction, after, began);
            case SurgeTransition.Ended ended -> end(transaction, after, ended);
        }
    }

    private static void insert(Connection transaction, CategoryMonitor after, SurgeTransition.Began began)
            throws SQLException {
        SurgeAssessment.Window window = began.window();
        Sql.on(transaction)
                .update(
                        "insert into surge (watch, event, noticed_at, window_hours, n, expected, least) values (?, ?, ?, ?, ?, ?, ?)",
                        after.id(),
                        after.events(),
                        began.reading().hour(),
                        window.hours(),
                        window.n(),
                        window.expected(),
                        window.limit());
    }

    private static void end(Connection transaction, CategoryMonitor after, SurgeTransition.Ended ended)
            throws SQLException {
        Sql.on(transaction)
                .update("update surge set ended_at = ? where watch = ? and ended_at is null", ended.hour(), after.id());
    }

    @Override
    public List<Past> past(int most) throws SQLException {
        return transactions.withoutTransaction(sql -> sql.list(
                """
                select coalesce(w.category, '') as category, s.noticed_at, s.ended_at, s.window_hours, s.n, s.expected, s.least
                  from surge s join surge_watch w on w.id = s.watch
                 order by s.noticed_at desc, w.category limit ?""",
                row -> new Past(
                        row.text("category"),
                        row.instant("noticed_at"),
                        row.optionalInstant("ended_at"),
                        row.integer("window_hours"),
                        row.bigint("n"),
                        row.real("expected"),
                        row.bigint("least")),
                most));
    }

    private static CategoryMonitor read(Row row) throws SQLException {
        return new CategoryMonitor(
                row.uuid("id"),
                row.text("name"),
                row.bool("surging"),
                row.optionalInstant("since"),
                row.optionalInstant("judged_hour"),
                row.integer("events"));
    }
}
