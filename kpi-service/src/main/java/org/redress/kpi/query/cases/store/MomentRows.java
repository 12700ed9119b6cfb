package org.redress.kpi.query.cases.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.redress.kpi.query.cases.CaseSet;
import org.redress.kpi.query.cases.CasesQuestion;

/** The statements for what is seen from a moment: who is still there, how complaints stand, which clocks come up. See {@link Rows}. */
final class MomentRows {

    private static final String RESOLVED = "f.resolved_at <= ?::timestamptz";
    private static final String CLOSED = "f.closed_at <= ?::timestamptz";

    /** How long a complaint has lasted, never below 0. */
    private static final String LASTED = """
            greatest(0, extract(epoch from coalesce(
                case when %s then f.resolved_at end, case when %s then f.closed_at end, ?::timestamptz)
                - f.received_at))::float8""".formatted(RESOLVED, CLOSED);

    private static final String AGE = "extract(epoch from (?::timestamptz - f.received_at))::float8";

    private static final String LEFT_UNRESOLVED = "f.resolved_at is null and f.status in ('withdrawn', 'merged')";

    /**
     * Lets PostgreSQL find all such rows before it puts them in order: those who left after the moment came lately, so that to look for the
     * first of them by receipt would be to read everybody.
     */
    private static final String FOUND_FIRST = " offset 0";

    private MomentRows() {}

    /**
     * Who came before the end of the period, and had not left; the value is how long ago that was. Those who never left and those who left
     * later are read apart, because an index holds the former; pages of a moment when many left later are read by receipt.
     */
    static Rows present(CaseSet.Present set, CasesQuestion question) {
        List<String> conditions =
                switch (set.remaining()) {
                    case OPEN -> List.of("f.closed_at is null", "f.closed_at >= ?::timestamptz");
                    case UNRESOLVED ->
                        List.of(
                                "f.resolved_at is null and (f.closed_at is null or f.status not in ('withdrawn', 'merged'))",
                                "f.resolved_at >= ?::timestamptz",
                                LEFT_UNRESOLVED + " and f.closed_at >= ?::timestamptz");
                };
        Instant end = question.to();
        Instant at = end.isBefore(question.asOf()) ? end : question.asOf();
        Instant receivedBefore =
                question.receivedBefore().filter(before -> before.isBefore(end)).orElse(end);
        List<Object> period = List.of(at, question.from(), receivedBefore);
        List<Rows.Select> selects = new ArrayList<>();
        List<Object> all = new ArrayList<>(period);
        for (String condition : conditions) {
            boolean later = condition.indexOf('?') >= 0;
            List<Object> parameters = new ArrayList<>(period);
            if (later) {
                parameters.add(end);
                all.add(end);
            }
            String sql = received(AGE, condition);
            selects.add(new Rows.Select(later ? sql + FOUND_FIRST : sql, parameters));
        }
        Rows.Select inOrder = new Rows.Select(received(AGE, "((" + String.join(") or (", conditions) + "))"), all);
        return new Rows(selects, inOrder, Cohort.Kind.COMPLAINTS, "seconds since the receipt");
    }

    /** Complaints of the period that were there at the moment; the value is how long they had lasted. */
    static Rows watched(CaseSet.Watched set, CasesQuestion question) {
        List<Object> parameters = new ArrayList<>(Collections.nCopies(3, question.asOf()));
        parameters.add(question.from());
        parameters.add(question.to());
        parameters.add(question.asOf());
        String fate =
                switch (set.fate()) {
                    case ANY -> "";
                    case RESOLVED -> " and " + RESOLVED;
                    case OPEN -> " and (" + RESOLVED + ") is not true and (" + CLOSED + ") is not true";
                    case GONE -> " and (" + RESOLVED + ") is not true and " + CLOSED;
                };
        fate.chars().filter(each -> each == '?').forEach(each -> parameters.add(question.asOf()));
        return new Rows(
                List.of(new Rows.Select(received(LASTED, "f.received_at <= ?::timestamptz" + fate), parameters)),
                Cohort.Kind.COMPLAINTS,
                "seconds from the receipt to the end, or to the moment");
    }

    /** Running clocks by their deadline; the value is the time left until it. */
    static Rows ahead(CaseSet.Ahead set, CasesQuestion question) {
        List<Object> parameters = new ArrayList<>(List.of(question.asOf()));
        StringBuilder condition = new StringBuilder("k.state = 'running'");
        set.clock().ifPresent(clock -> {
            condition.append(" and k.clock = ?");
            parameters.add(clock);
        });
        parameters.add(question.asOf());
        if (set.queue() == CaseSet.Queue.OVERDUE) {
            condition.append(" and k.due_at <= ?::timestamptz");
        } else {
            condition.append(" and k.due_at > ?::timestamptz and k.due_at < ?::timestamptz");
            parameters.add(question.to());
            if (set.queue() == CaseSet.Queue.UNTOUCHED) {
                condition.append(" and f.assignee is null and f.first_response_at is null");
            }
        }
        Cohort clocks = new Cohort(Cohort.Kind.CLOCKS, "k.due_at", "", null, "", List.of());
        String left = "extract(epoch from (k.due_at - ?::timestamptz))::float8";
        return new Rows(
                List.of(new Rows.Select(Rows.select(clocks, left, condition.toString()), parameters)),
                Cohort.Kind.CLOCKS,
                "seconds until the deadline, below 0 if it has passed");
    }

    private static String received(String value, String condition) {
        return Rows.select(
                Cohort.received("true"),
                value,
                "f.received_at >= ?::timestamptz and f.received_at < ?::timestamptz and " + condition);
    }
}
