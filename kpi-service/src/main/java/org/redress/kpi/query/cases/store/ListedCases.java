package org.redress.kpi.query.cases.store;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.redress.kit.store.Row;
import org.redress.kit.store.Sql;
import org.redress.kpi.cell.AnswerCounter;
import org.redress.kpi.cell.Measure;
import org.redress.kpi.query.cases.CaseList;
import org.redress.kpi.query.cases.CaseSet;
import org.redress.kpi.query.cases.Cases;
import org.redress.kpi.query.cases.CasesQuestion;
import org.redress.kpi.query.store.DimensionSql;
import org.redress.kpi.query.store.Snapshot;

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
        for (Predicate<AnswerCounter> choice : set.choices()) {
            List<String> names = matching(known, choice);
            if (!names.isEmpty() && sum(counts(connection, Rows.answered(names, question), dimensions)) > 0) {
                List<String> wanted = matching(names, set.scores());
                return wanted.isEmpty() ? null : Rows.answered(wanted, question);
            }
        }
        return null;
    }

    private static List<String> matching(List<String> names, Predicate<AnswerCounter> wanted) {
        return names.stream()
                .filter(name -> {
                    AnswerCounter answer = Measure.answerOf(name);
                    return answer != null && wanted.test(answer);
                })
                .toList();
    }

    private static List<String> answerNames(Connection connection) throws SQLException {
        return Sql.on(connection).list("select name from measure order by name", row -> row.text("name")).stream()
                .filter(name -> Measure.answerOf(name) != null)
                .toList();
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
        String sql = "select count(*) as n from (%s) r %s where true %s"
                .formatted(select.sql(), dimensions.join("r"), dimensions.where());
        return Sql.on(connection)
                .one(
                        sql,
                        row -> row.bigint("n"),
                        dimensions.after(select.parameters().toArray()));
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
        List<Object> parameters = new ArrayList<>();
        for (Rows.Select select : selects) {
            parameters.addAll(List.of(dimensions.after(select.parameters().toArray())));
            if (after != null) {
                parameters.addAll(List.of(after.at(), after.id(), after.detail(), after.run()));
            }
        }
        return Sql.on(connection).list(sql, row -> item(row, kind), parameters.toArray());
    }

    private static CaseList.Item item(Row row, Cohort.Kind kind) throws SQLException {
        boolean clock = kind == Cohort.Kind.CLOCKS;
        boolean answer = kind == Cohort.Kind.ANSWERS;
        return new CaseList.Item(
                row.optionalUuid("complaint"),
                row.optionalText("number"),
                row.instant("at"),
                row.optionalReal("value"),
                clock ? row.text("detail") : null,
                clock ? row.integer("run") : null,
                clock ? row.text("state") : null,
                clock || kind == Cohort.Kind.COMPLAINTS ? null : row.uuid("id"),
                answer ? row.text("detail") : null);
    }
}
