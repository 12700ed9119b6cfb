package org.redress.kpi.untouched.store;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.redress.kpi.store.Times;
import org.redress.kpi.store.Transactions;
import org.redress.kpi.untouched.Untouched;
import org.redress.kpi.untouched.UntouchedAnnouncement;
import org.redress.kpi.untouched.UntouchedDeadlines;
import org.redress.kpi.untouched.UntouchedTurn;
import org.redress.kpi.untouched.UntouchedWatch;
import org.redress.messaging.EventLog;

/** Deadlines from the index of running clocks; one look at a time under a lock that ends with its transaction. */
@ApplicationScoped
public class UntouchedRows implements UntouchedDeadlines {

    private static final long LOOK = 0x4b50490005L;

    private final Transactions transactions;
    private final EventLog log;
    private final UntouchedAnnouncement announcement;
    private final Clock clock;

    UntouchedRows(Transactions transactions, EventLog log, UntouchedAnnouncement announcement, Clock clock) {
        this.transactions = transactions;
        this.log = log;
        this.announcement = announcement;
        this.clock = clock;
    }

    @Override
    public Optional<Integer> alone(Look look) throws SQLException {
        return transactions.run(
                transaction -> locked(transaction) ? Optional.of(look.in(transaction)) : Optional.<Integer>empty());
    }

    @Override
    public boolean catchingUp(Connection transaction, Instant now, Duration settle) throws SQLException {
        try (PreparedStatement statement = transaction.prepareStatement("""
                select exists (select from progress where applied_at > ? and last_recorded_at < applied_at - ? * interval '1 second')""")) {
            statement.setObject(1, Times.time(now.minus(settle)));
            statement.setDouble(2, settle.toMillis() / 1000.0);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() && row.getBoolean(1);
            }
        }
    }

    @Override
    public List<Untouched> between(Connection transaction, Instant now, Instant end) throws SQLException {
        List<Untouched> teams = new ArrayList<>();
        try (PreparedStatement statement = transaction.prepareStatement("""
                select coalesce(d.team, ''), count(*)::int4, count(distinct k.complaint)::int4, min(k.due_at)
                  from clock_fact k
                  join case_fact f on f.complaint = k.complaint
                  join dimension_set d on d.id = f.dimension_set
                 where k.state = 'running' and k.due_at > ? and k.due_at <= ?
                   and f.received_at is not null and f.assignee is null and f.first_response_at is null
                 group by 1""")) {
            statement.setObject(1, Times.time(now));
            statement.setObject(2, Times.time(end));
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    Instant earliest = Times.instant(row, 4);
                    if (earliest != null) {
                        teams.add(new Untouched(row.getString(1), row.getInt(2), row.getInt(3), earliest));
                    }
                }
            }
        }
        return teams;
    }

    @Override
    public List<UntouchedWatch> watches(Connection transaction) throws SQLException {
        List<UntouchedWatch> watches = new ArrayList<>();
        try (PreparedStatement statement = transaction.prepareStatement(
                        "select id, coalesce(team, ''), told, since, events from untouched_watch");
                ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                Instant since = Times.instant(row, 4);
                if (since != null) {
                    watches.add(new UntouchedWatch(
                            row.getObject(1, UUID.class), row.getString(2), row.getBoolean(3), since, row.getInt(5)));
                }
            }
        }
        return watches;
    }

    @Override
    public void tell(Connection transaction, UntouchedWatch after, UntouchedTurn turn, Instant at) throws SQLException {
        try (PreparedStatement statement = transaction.prepareStatement("""
                insert into untouched_watch (id, team, told, since, events) values (?, nullif(?, ''), ?, ?, ?)
                on conflict on constraint untouched_watch_pk do update
                   set told = excluded.told, since = excluded.since, events = excluded.events""")) {
            statement.setObject(1, after.id());
            statement.setString(2, after.team());
            statement.setBoolean(3, after.told());
            statement.setObject(4, Times.time(after.since()));
            statement.setInt(5, after.events());
            statement.executeUpdate();
        }
        log.append(transaction, List.of(announcement.of(after, turn, at, clock.instant())));
    }

    private static boolean locked(Connection transaction) throws SQLException {
        try (PreparedStatement statement = transaction.prepareStatement("select pg_try_advisory_xact_lock(?)")) {
            statement.setLong(1, LOOK);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() && row.getBoolean(1);
            }
        }
    }
}
