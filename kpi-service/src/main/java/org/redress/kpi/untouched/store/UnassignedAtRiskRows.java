package org.redress.kpi.untouched.store;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.redress.kit.store.Sql;
import org.redress.kit.store.Transactions;
import org.redress.kpi.untouched.TeamMonitor;
import org.redress.kpi.untouched.UnassignedAtRisk;
import org.redress.kpi.untouched.UnassignedAtRiskAnnouncement;
import org.redress.kpi.untouched.UnassignedAtRiskTransition;
import org.redress.kpi.untouched.UnassignedDeadlines;
import org.redress.messaging.EventLog;

/** Deadlines from the index of running clocks; one look at a time under a lock that ends with its transaction. */
@ApplicationScoped
public class UnassignedAtRiskRows implements UnassignedDeadlines {

    private static final long LOOK = 0x4b50490005L;

    private final Transactions transactions;
    private final EventLog log;
    private final UnassignedAtRiskAnnouncement announcement;
    private final Clock clock;

    UnassignedAtRiskRows(
            Transactions transactions, EventLog log, UnassignedAtRiskAnnouncement announcement, Clock clock) {
        this.transactions = transactions;
        this.log = log;
        this.announcement = announcement;
        this.clock = clock;
    }

    @Override
    public Optional<Integer> alone(Look look) throws SQLException {
        return transactions.publishing(
                transaction -> locked(transaction) ? Optional.of(look.in(transaction)) : Optional.<Integer>empty());
    }

    @Override
    public boolean catchingUp(Connection transaction, Instant now, Duration settle) throws SQLException {
        return Sql.on(transaction)
                .exists(
                        "select from progress where applied_at > ? and last_recorded_at < applied_at - ? * interval '1 second' limit 1",
                        now.minus(settle),
                        settle.toMillis() / 1000.0);
    }

    @Override
    public List<UnassignedAtRisk> between(Connection transaction, Instant now, Instant end) throws SQLException {
        return Sql.on(transaction)
                .list(
                        """
                        select coalesce(d.team, '') as team, count(*)::int4 as clocks, count(distinct k.complaint)::int4 as complaints,
                               min(k.due_at) as earliest
                          from clock_fact k
                          join case_fact f on f.complaint = k.complaint
                          join dimension_set d on d.id = f.dimension_set
                         where k.state = 'running' and k.due_at > ? and k.due_at <= ?
                           and f.received_at is not null and f.assignee is null and f.first_response_at is null
                         group by 1""",
                        row -> new UnassignedAtRisk(
                                row.text("team"),
                                row.integer("clocks"),
                                row.integer("complaints"),
                                row.instant("earliest")),
                        now,
                        end);
    }

    @Override
    public List<TeamMonitor> watches(Connection transaction) throws SQLException {
        return Sql.on(transaction)
                .list(
                        "select id, coalesce(team, '') as team, told, since, events from untouched_watch",
                        row -> new TeamMonitor(
                                row.uuid("id"),
                                row.text("team"),
                                row.bool("told"),
                                row.instant("since"),
                                row.integer("events")));
    }

    @Override
    public void tell(Connection transaction, TeamMonitor after, UnassignedAtRiskTransition turn, Instant at)
            throws SQLException {
        Sql.on(transaction).update("""
                        insert into untouched_watch (id, team, told, since, events) values (?, nullif(?, ''), ?, ?, ?)
                        on conflict on constraint untouched_watch_pk do update
                           set told = excluded.told, since = excluded.since, events = excluded.events""", after.id(), after.team(), after.told(), after.since(), after.events());
        log.append(transaction, List.of(announcement.of(after, turn, at, clock.instant())));
    }

    private static boolean locked(Connection transaction) throws SQLException {
        return Sql.on(transaction).one("select pg_try_advisory_xact_lock(?) as taken", row -> row.bool("taken"), LOOK);
    }
}
