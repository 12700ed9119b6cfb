package org.redress.kpi.fact.store;

import java.sql.SQLException;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.redress.kit.store.Row;
import org.redress.kit.store.Table;
import org.redress.kpi.cell.DimensionSet;
import org.redress.kpi.fact.CaseFact;
import org.redress.kpi.fact.CaseLife;
import org.redress.kpi.fact.ClockRun;
import org.redress.kpi.fact.ClockState;
import org.redress.kpi.fact.Milestones;
import org.redress.kpi.fact.PostResolution;
import org.redress.kpi.fact.RedressGiven;
import org.redress.kpi.fact.StatedPromise;

/** The columns of {@code case_fact} and {@code clock_fact}, and how facts go into them and come out. */
final class CaseColumns {

    /**
     * A complaint on its way to its row.
     *
     * @param set the id of its dimension set
     */
    record CaseRow(CaseLife life, int set) {

        CaseFact fact() {
            return life.fact();
        }

        Milestones at() {
            return life.fact().milestones();
        }

        PostResolution after() {
            return life.fact().aftermath();
        }
    }

    /** A clock on its way to its row. */
    record ClockRow(UUID complaint, ClockRun clock) {}

    /** The revision is the one that the row will have. */
    static final Table<CaseRow> CASES = Table.<CaseRow>named("case_fact")
            .uuid("complaint", row -> row.fact().complaint())
            .integer("version", row -> row.fact().version())
            .text("number", row -> row.fact().number())
            .integer("dimension_set", CaseRow::set)
            .text("assignee", row -> row.fact().assignee())
            .text("status", row -> row.fact().status())
            .text("source_status", row -> row.fact().sourceStatus())
            .instant("received_at", row -> row.at().receivedAt())
            .instant("acknowledged_at", row -> row.at().acknowledgedAt())
            .instant("first_assigned_at", row -> row.at().firstAssignedAt())
            .instant("first_response_at", row -> row.at().firstResponseAt())
            .instant("first_resolved_at", row -> row.at().firstResolvedAt())
            .instant("resolved_at", row -> row.at().resolvedAt())
            .instant("closed_at", row -> row.at().closedAt())
            .instant("first_reopened_at", row -> row.at().firstReopenedAt())
            .integer("reopen_count", row -> row.fact().reopenCount())
            .integer("transfer_count", row -> row.fact().transferCount())
            .text("outcome", row -> row.fact().outcome())
            .text("root_cause", row -> row.fact().rootCause())
            .instant("stated_deadline_at", row -> row.fact().stated().deadlineAt())
            .bool("stated_met", row -> row.fact().stated().met())
            .bool("disputed", row -> row.fact().stated().disputed())
            .bool("historic", row -> row.fact().historic())
            .instant("first_disputed_at", row -> row.after().firstDisputedAt())
            .integer("dispute_count", row -> row.after().disputeCount())
            .instant("first_recontact_at", row -> row.after().firstRecontactAt())
            .text("redress_kind", redress(RedressGiven::kind))
            .decimal("redress_amount", redress(RedressGiven::amount))
            .text("redress_currency", redress(RedressGiven::currency))
            .integer("form", row -> row.life().form())
            .integer("revision", row -> row.life().revision() + 1)
            .build();

    static final Table<ClockRow> CLOCKS = Table.<ClockRow>named("clock_fact")
            .uuid("complaint", ClockRow::complaint)
            .text("clock", row -> row.clock().clock())
            .integer("run", row -> row.clock().run())
            .integer("version", row -> row.clock().version())
            .text("state", row -> row.clock().state().name().toLowerCase(Locale.ROOT))
            .instant("started_at", row -> row.clock().startedAt())
            .instant("due_at", row -> row.clock().dueAt())
            .instant("stopped_at", row -> row.clock().stoppedAt())
            .optionalBigint("counted_seconds", row -> row.clock().countedSeconds())
            .instant("risk_at", row -> row.clock().riskAt())
            .build();

    static final String INSERT = CASES.insert() + " on conflict (complaint) do nothing";

    /** Writes only rows that are still as they were loaded. */
    static final String UPDATE = "update case_fact as f set " + CASES.assignments(Table.NEW, "complaint") + " from "
            + CASES.source() + " where f.complaint = new.complaint and f.revision = new.revision - 1";

    static final String UPSERT_CLOCKS = CLOCKS.insertAs("c")
            + " on conflict (complaint, clock, run) do update set "
            + CLOCKS.assignments("excluded", "complaint", "clock", "run") + " where c.version < excluded.version";

    private CaseColumns() {}

    private static <V> Function<CaseRow, @Nullable V> redress(Function<RedressGiven, V> part) {
        return row -> {
            RedressGiven redress = row.after().redress();
            return redress == null ? null : part.apply(redress);
        };
    }

    /** Reads a complaint's row; its dimensions are still to be set. */
    static CaseFact fact(Row row) throws SQLException {
        return new CaseFact(
                row.uuid("complaint"),
                row.integer("version"),
                row.text("number"),
                DimensionSet.NONE,
                row.optionalText("assignee"),
                row.text("status"),
                row.optionalText("source_status"),
                new Milestones(
                        row.optionalInstant("received_at"),
                        row.optionalInstant("acknowledged_at"),
                        row.optionalInstant("first_assigned_at"),
                        row.optionalInstant("first_response_at"),
                        row.optionalInstant("first_resolved_at"),
                        row.optionalInstant("resolved_at"),
                        row.optionalInstant("closed_at"),
                        row.optionalInstant("first_reopened_at")),
                row.integer("reopen_count"),
                row.integer("transfer_count"),
                row.optionalText("outcome"),
                row.optionalText("root_cause"),
                new StatedPromise(
                        row.optionalInstant("stated_deadline_at"),
                        row.optionalBool("stated_met"),
                        row.optionalBool("disputed")),
                row.bool("historic"),
                aftermath(row));
    }

    private static PostResolution aftermath(Row row) throws SQLException {
        String kind = row.optionalText("redress_kind");
        return new PostResolution(
                row.optionalInstant("first_disputed_at"),
                row.integer("dispute_count"),
                row.optionalInstant("first_recontact_at"),
                kind == null
                        ? null
                        : new RedressGiven(
                                kind, row.optionalDecimal("redress_amount"), row.optionalText("redress_currency")));
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

    /** Reads a clock's row. */
    static ClockRun clock(Row row) throws SQLException {
        return new ClockRun(
                row.text("clock"),
                row.integer("run"),
                row.integer("version"),
                row.constant("state", ClockState.class),
                row.instant("started_at"),
                row.optionalInstant("due_at"),
                row.optionalInstant("stopped_at"),
                row.optionalBigint("counted_seconds"),
                row.optionalInstant("risk_at"));
    }
}
