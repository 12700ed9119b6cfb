package org.redress.kpi.fact.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.redress.kpi.cell.DimensionSet;
import org.redress.kpi.cell.store.Columns;
import org.redress.kpi.fact.Aftermath;
import org.redress.kpi.fact.CaseFact;
import org.redress.kpi.fact.CaseLife;
import org.redress.kpi.fact.ClockRun;
import org.redress.kpi.fact.ClockState;
import org.redress.kpi.fact.Milestones;
import org.redress.kpi.fact.RedressGiven;
import org.redress.kpi.fact.StatedPromise;

/** The columns of {@code case_fact} and {@code clock_fact}, and how facts go into them and come out. */
final class CaseColumns {

    /** The columns of a complaint in the order in which they are read and written; the revision follows them. */
    static final String NAMES = """
            complaint, version, number, dimension_set, assignee, status, source_status, received_at,
            acknowledged_at, first_assigned_at, first_response_at, first_resolved_at, resolved_at, closed_at,
            first_reopened_at, reopen_count, transfer_count, outcome, root_cause, stated_deadline_at,
            stated_met, disputed, historic, first_disputed_at, dispute_count, first_recontact_at, redress_kind,
            redress_amount, redress_currency, form""";

    static final int COUNT = 30;

    static final String INSERT = """
            insert into case_fact (%s, revision)
            select *
              from unnest(?::uuid[], ?::int4[], ?::text[], ?::int4[], ?::text[], ?::text[], ?::text[], ?::timestamptz[],
                        ?::timestamptz[], ?::timestamptz[], ?::timestamptz[], ?::timestamptz[],
                        ?::timestamptz[], ?::timestamptz[], ?::timestamptz[], ?::int4[], ?::int4[], ?::text[],
                        ?::text[], ?::timestamptz[], ?::bool[], ?::bool[], ?::bool[], ?::timestamptz[], ?::int4[],
                        ?::timestamptz[], ?::text[], ?::numeric[], ?::text[], ?::int4[], ?::int4[])
            on conflict (complaint) do nothing""".formatted(NAMES);

    static final String UPDATE = """
            update case_fact as f
               set version = new.version,
                   number = new.number,
                   dimension_set = new.dimension_set,
                   assignee = new.assignee,
                   status = new.status,
                   source_status = new.source_status,
                   received_at = new.received_at,
                   acknowledged_at = new.acknowledged_at,
                   first_assigned_at = new.first_assigned_at,
                   first_response_at = new.first_response_at,
                   first_resolved_at = new.first_resolved_at,
                   resolved_at = new.resolved_at,
                   closed_at = new.closed_at,
                   first_reopened_at = new.first_reopened_at,
                   reopen_count = new.reopen_count,
                   transfer_count = new.transfer_count,
                   outcome = new.outcome,
                   root_cause = new.root_cause,
                   stated_deadline_at = new.stated_deadline_at,
                   stated_met = new.stated_met,
                   disputed = new.disputed,
                   historic = new.historic,
                   first_disputed_at = new.first_disputed_at,
                   dispute_count = new.dispute_count,
                   first_recontact_at = new.first_recontact_at,
                   redress_kind = new.redress_kind,
                   redress_amount = new.redress_amount,
                   redress_currency = new.redress_currency,
                   form = new.form,
                   revision = f.revision + 1
              from unnest(?::uuid[], ?::int4[], ?::text[], ?::int4[], ?::text[], ?::text[], ?::text[], ?::timestamptz[],
                        ?::timestamptz[], ?::timestamptz[], ?::timestamptz[], ?::timestamptz[],
                        ?::timestamptz[], ?::timestamptz[], ?::timestamptz[], ?::int4[], ?::int4[], ?::text[],
                        ?::text[], ?::timestamptz[], ?::bool[], ?::bool[], ?::bool[], ?::timestamptz[], ?::int4[],
                        ?::timestamptz[], ?::text[], ?::numeric[], ?::text[], ?::int4[], ?::int4[])
                   as new (%s, revision)
             where f.complaint = new.complaint and f.revision = new.revision - 1""".formatted(NAMES);

    static final String CLOCK_NAMES =
            "complaint, clock, run, version, state, started_at, due_at, stopped_at, counted_seconds, risk_at";

    static final String UPSERT_CLOCKS = """
            insert into clock_fact as c (%s)
            select *
              from unnest(?::uuid[], ?::text[], ?::int4[], ?::int4[], ?::text[], ?::timestamptz[], ?::timestamptz[],
                          ?::timestamptz[], ?::int8[], ?::timestamptz[])
            on conflict (complaint, clock, run) do update
               set version = excluded.version, state = excluded.state, started_at = excluded.started_at,
                   due_at = excluded.due_at, stopped_at = excluded.stopped_at,
                   counted_seconds = excluded.counted_seconds, risk_at = excluded.risk_at
             where c.version < excluded.version""".formatted(CLOCK_NAMES);

    private CaseColumns() {}

    /** For rows as {@link #INSERT} and {@link #UPDATE} take them. */
    static Columns columns() {
        return Columns.of(
                "uuid",
                "int4",
                "text",
                "int4",
                "text",
                "text",
                "text",
                "timestamptz",
                "timestamptz",
                "timestamptz",
                "timestamptz",
                "timestamptz",
                "timestamptz",
                "timestamptz",
                "timestamptz",
                "int4",
                "int4",
                "text",
                "text",
                "timestamptz",
                "bool",
                "bool",
                "bool",
                "timestamptz",
                "int4",
                "timestamptz",
                "text",
                "numeric",
                "text",
                "int4",
                "int4");
    }

    /** Adds a life's complaint, with the revision that its row will have. */
    static void add(Columns to, CaseLife life, Map<DimensionSet, Integer> sets) {
        CaseFact fact = life.fact();
        Milestones at = fact.milestones();
        Aftermath after = fact.aftermath();
        RedressGiven redress = after.redress();
        to.add(
                fact.complaint(),
                fact.version(),
                fact.number(),
                sets.get(fact.dimensions()),
                fact.assignee(),
                fact.status(),
                fact.sourceStatus(),
                at.receivedAt(),
                at.acknowledgedAt(),
                at.firstAssignedAt(),
                at.firstResponseAt(),
                at.firstResolvedAt(),
                at.resolvedAt(),
                at.closedAt(),
                at.firstReopenedAt(),
                fact.reopenCount(),
                fact.transferCount(),
                fact.outcome(),
                fact.rootCause(),
                fact.stated().deadlineAt(),
                fact.stated().met(),
                fact.stated().disputed(),
                fact.historic(),
                after.firstDisputedAt(),
                after.disputeCount(),
                after.firstRecontactAt(),
                redress == null ? null : redress.kind(),
                redress == null ? null : redress.amount(),
                redress == null ? null : redress.currency(),
                life.form(),
                life.revision() + 1);
    }

    /** For rows as {@link #UPSERT_CLOCKS} takes them. */
    static Columns clockColumns() {
        return Columns.of(
                "uuid",
                "text",
                "int4",
                "int4",
                "text",
                "timestamptz",
                "timestamptz",
                "timestamptz",
                "int8",
                "timestamptz");
    }

    static void add(Columns to, UUID complaint, ClockRun clock) {
        to.add(
                complaint,
                clock.clock(),
                clock.run(),
                clock.version(),
                clock.state().name().toLowerCase(Locale.ROOT),
                clock.startedAt(),
                clock.dueAt(),
                clock.stoppedAt(),
                clock.countedSeconds(),
                clock.riskAt());
    }

    /** Reads a complaint from {@link #NAMES}; its dimensions are still to be set. */
    static CaseFact fact(ResultSet row) throws SQLException {
        return new CaseFact(
                row.getObject(1, UUID.class),
                row.getInt(2),
                row.getString(3),
                DimensionSet.NONE,
                row.getString(5),
                row.getString(6),
                row.getString(7),
                new Milestones(
                        instant(row, 8),
                        instant(row, 9),
                        instant(row, 10),
                        instant(row, 11),
                        instant(row, 12),
                        instant(row, 13),
                        instant(row, 14),
                        instant(row, 15)),
                row.getInt(16),
                row.getInt(17),
                row.getString(18),
                row.getString(19),
                new StatedPromise(instant(row, 20), row.getObject(21, Boolean.class), row.getObject(22, Boolean.class)),
                row.getBoolean(23),
                aftermath(row));
    }

    private static Aftermath aftermath(ResultSet row) throws SQLException {
        String kind = row.getString(27);
        return new Aftermath(
                instant(row, 24),
                row.getInt(25),
                instant(row, 26),
                kind == null ? null : new RedressGiven(kind, row.getBigDecimal(28), row.getString(29)));
    }

    /** By which measures the complaint of a row is counted. */
    static int form(ResultSet row) throws SQLException {
        return row.getInt(30);
    }

    /** The fact with its dimensions. */
    static CaseFact with(CaseFact fact, @Nullable DimensionSet dimensions) {
        if (dimensions == null) {
            throw new IllegalStateException("The dimensions of " + fact.complaint() + " are missing");
        }
        return new CaseFact(
                fact.complaint(),
                fact.version(),
                fact.number(),
                dimensions,
                fact.assignee(),
                fact.status(),
                fact.sourceStatus(),
                fact.milestones(),
                fact.reopenCount(),
                fact.transferCount(),
                fact.outcome(),
                fact.rootCause(),
                fact.stated(),
                fact.historic(),
                fact.aftermath());
    }

    /** Reads a clock from {@link #CLOCK_NAMES}. */
    static ClockRun clock(ResultSet row) throws SQLException {
        return new ClockRun(
                row.getString(2),
                row.getInt(3),
                row.getInt(4),
                ClockState.valueOf(row.getString(5).toUpperCase(Locale.ROOT)),
                row.getObject(6, OffsetDateTime.class).toInstant(),
                instant(row, 7),
                instant(row, 8),
                row.getObject(9, Long.class),
                instant(row, 10));
    }

    static @Nullable Instant instant(ResultSet row, int column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
