package org.redress.kpi.query.cases.store;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.redress.kpi.cell.AnswerTally;
import org.redress.kpi.cell.Measure;
import org.redress.kpi.query.cases.CaseList;
import org.redress.kpi.query.cases.CaseSet;
import org.redress.kpi.query.cases.Cases;
import org.redress.kpi.query.cases.CasesQuestion;
import org.redress.kpi.query.store.DimensionSql;
import org.redress.kpi.query.store.Snapshot;
import org.redress.kpi.store.Times;

/** Lists from the facts: a page and the total in one snapshot. */
@ApplicationScoped
public class ListedCases implements Cases {

    /** So many rows are put in order sooner than the first of them are found by a walk through all facts. */
    private static final int FEW = 30;

    private static final String ORDER = "r.at, r.id, r.detail, r.run";

    private final DataSource database;

    ListedCases(DataSource database) {
        this.database = database;
    }

    @Override
    public CaseList list(CaseSet set, CasesQuestion question, CaseList.@Nullable Position after, int limit)
            throws SQLException {
        return Snapshot.read(database, question.knownAt(), connection -> {
            Rows rows = rows(connection, set, question);
            if (rows == null) {
                return new CaseList(0, null, List.of(), null);
            }
            DimensionSql dimensions = dimensions(question);
            List<Long> counts = counts(connection, rows, dimensions);
            long total = sum(counts);
            // The first of the statements gives its rows in order as they are found.
            boolean few = rows.inOrder() == null || sum(counts.subList(1, counts.size())) <= FEW;
            List<Rows.Select> selects = few || rows.inOrder() == null ? rows.selects() : List.of(rows.inOrder());
            List<CaseList.Item> items = page(connection, selects, rows.kind(), dimensions, after, limit + 1);
            boolean more = items.size() > limit;
            List<CaseList.Item> shown = more ? items.subList(0, limit) : items;
            return new CaseList(
                    total,
                    rows.unit(),
                    List.copyOf(shown),
                    more ? shown.getLast().position() : null);
        });
    }

    private static DimensionSql dimensions(CasesQuestion question) {
        return new DimensionSql(List.of(), question.filters(), question.except());
    }

    private static @Nullable Rows rows(Connection connection, CaseSet set, CasesQuestion question) throws SQLException {
        return switch (set) {
            case CaseSet.Counted counted -> Rows.counted(counted, question);
            case CaseSet.Present present -> MomentRows.present(present, question);
            case CaseSet.Answered answered -> answered(connection, answered, question);
            case CaseSet.Watched watched -> MomentRows.watched(watched, question);
            case CaseSet.Ahead ahead -> MomentRows.ahead(ahead, question);
        };
    }

    /** The first choice that anybody answered in the period decides, whatever the scores. */
    private static @Nullable Rows answered(Connection connection, CaseSet.Answered set, CasesQuestion question)
            throws SQLException {
        List<String> known = answerNames(connection);
        DimensionSql dimensions = dimensions(question);
        for (Predicate<AnswerTally> choice : set.choices()) {
            List<String> names = matching(known, choice);
            if (!names.isEmpty() && sum(counts(connection, Rows.answered(names, question), dimensions)) > 0) {
                List<String> wanted = matching(names, set.scores());
                return wanted.isEmpty() ? null : Rows.answered(wanted, question);
            }
        }
        return null;
    }

    private static List<String> matching(List<String> names, Predicate<AnswerTally> wanted) {
        return names.stream()
                .filter(name -> {
                    AnswerTally answer = Measure.answerOf(name);
                    return answer != null && wanted.test(answer);
                })
                .toList();
    }

    private static List<String> answerNames(Connection connection) throws SQLException {
        List<String> names = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement("select name from measure order by name");
                ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                if (Measure.answerOf(rows.getString(1)) != null) {
                    names.add(rows.getString(1));
                }
            }
        }
        return names;
    }

    /** How many rows each of the statements gives. */
    private static List<Long> counts(Connection connection, Rows rows, DimensionSql dimensions) throws SQLException {
        List<Long> counts = new ArrayList<>();
        for (Rows.Select select : rows.selects()) {
            counts.add(count(connection, select, dimensions));
        }
        return counts;
    }

    private static long sum(List<Long> counts) {
        return counts.stream().mapToLong(Long::longValue).sum();
    }

    private static long count(Connection connection, Rows.Select select, DimensionSql dimensions) throws SQLException {
        String sql = "select count(*) from (%s) r %s where true %s"
                .formatted(select.sql(), dimensions.join("r"), dimensions.where());
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            dimensions.bind(statement, bind(statement, 1, select.parameters()));
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    /** Each of the statements gives the first of its rows only, and of these the first are taken. */
    private static List<CaseList.Item> page(
            Connection connection,
            List<Rows.Select> selects,
            Cohort.Kind kind,
            DimensionSql dimensions,
            CaseList.@Nullable Position after,
            int limit)
            throws SQLException {
        String first = selects.stream()
                .map(select -> """
                        (select r.id, r.complaint, r.number, r.at, r.value, r.detail, r.run, r.state
                           from (%s) r %s
                          where true %s %s
                          order by %s limit %d)""".formatted(
                        select.sql(),
                        dimensions.join("r"),
                        dimensions.where(),
                        after == null ? "" : "and (" + ORDER + ") > (?::timestamptz, ?::uuid, ?::text, ?::int4)",
                        ORDER,
                        limit))
                .collect(Collectors.joining(" union all "));
        String sql = "select * from (%s) r order by %s limit %d".formatted(first, ORDER, limit);
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            int next = 1;
            for (Rows.Select select : selects) {
                next = bind(statement, next, select.parameters());
                dimensions.bind(statement, next);
                next += dimensions.conditions();
                if (after != null) {
                    statement.setObject(next++, Times.time(after.at()));
                    statement.setObject(next++, after.id());
                    statement.setString(next++, after.detail());
                    statement.setInt(next++, after.run());
                }
            }
            List<CaseList.Item> items = new ArrayList<>();
            try (ResultSet found = statement.executeQuery()) {
                while (found.next()) {
                    items.add(item(found, kind));
                }
            }
            return items;
        }
    }

    private static CaseList.Item item(ResultSet row, Cohort.Kind kind) throws SQLException {
        Instant at = Times.instant(row, 4);
        if (at == null) {
            throw new IllegalStateException("What is counted has a time");
        }
        boolean clock = kind == Cohort.Kind.CLOCKS;
        boolean answer = kind == Cohort.Kind.ANSWERS;
        return new CaseList.Item(
                row.getObject(2, UUID.class),
                row.getString(3),
                at,
                row.getObject(5, Double.class),
                clock ? row.getString(6) : null,
                clock ? row.getInt(7) : null,
                clock ? row.getString(8) : null,
                clock || kind == Cohort.Kind.COMPLAINTS ? null : row.getObject(1, UUID.class),
                answer ? row.getString(6) : null);
    }

    private static int bind(PreparedStatement statement, int first, List<Object> parameters) throws SQLException {
        int next = first;
        for (Object parameter : parameters) {
            if (parameter instanceof String text) {
                statement.setString(next++, text);
            } else {
                statement.setObject(next++, parameter);
            }
        }
        return next;
    }
}
