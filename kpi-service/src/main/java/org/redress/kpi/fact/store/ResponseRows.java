package org.redress.kpi.fact.store;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.redress.kit.store.Sql;
import org.redress.kit.store.Table;
import org.redress.kpi.cell.AnswerCounter;
import org.redress.kpi.cell.DimensionSet;
import org.redress.kpi.cell.Measure;
import org.redress.kpi.cell.store.Dictionaries;
import org.redress.kpi.fact.ResponseFact;
import org.redress.kpi.fact.SurveyResponses;

/** The rows of answer sheets. */
@ApplicationScoped
public class ResponseRows {

    private record SheetRow(ResponseFact sheet, boolean counted, int set) {}

    private static final Table<SheetRow> SHEETS = Table.<SheetRow>named("sheet_fact")
            .uuid("feedback", row -> row.sheet().feedback())
            .integer("version", row -> row.sheet().version())
            .uuid("complaint", row -> row.sheet().complaint())
            .uuid("invitation", row -> row.sheet().invitation())
            .uuid("group_id", row -> row.sheet().group())
            .bool("counted", SheetRow::counted)
            .integer("dimension_set", SheetRow::set)
            .instant("answered_at", row -> row.sheet().answeredAt())
            .text(
                    "answers",
                    row -> row.sheet().answers().stream().map(Measure::answer).collect(Collectors.joining("\n")))
            .build();

    /** An array of arrays must be even, so the answers of a sheet travel as lines of one text. */
    private static final String UPSERT = "insert into sheet_fact as s (" + SHEETS.columns() + ") select "
            + SHEETS.columns().replace("answers", "string_to_array(answers, E'\\n')") + " from " + SHEETS.source()
            + " on conflict (feedback) do update set " + SHEETS.assignments("excluded", "feedback");

    /** For a rebuild, which needs to know nothing of what is stored: the higher version stays. Which sheets count is decided later. */
    private static final String MERGE = UPSERT + " where s.version < excluded.version";

    private static final String COUNT_LAST = """
            update sheet_fact set counted = true
             where feedback in (select distinct on (group_id) feedback
                                  from sheet_fact order by group_id, answered_at desc, feedback desc)""";

    private final Dictionaries dictionaries;

    ResponseRows(Dictionaries dictionaries) {
        this.dictionaries = dictionaries;
    }

    /** All sheets of the groups that these belong to, locked until the end of the transaction. */
    public SurveyResponses load(Connection transaction, Collection<ResponseFact> touched) throws SQLException {
        return new SurveyResponses(read(
                transaction,
                """
                 where group_id = any (?)
                    or group_id in (select group_id from sheet_fact where feedback = any (?))
                 order by feedback
                   for update""",
                Sql.uuids(touched.stream().map(ResponseFact::group).toList()),
                Sql.uuids(touched.stream().map(ResponseFact::feedback).toList())));
    }

    /** Stores what merging changed. A second counted sheet of one complaint is refused by the database. */
    public void save(Connection transaction, SurveyResponses surveyResponses) throws SQLException {
        Set<UUID> counted = surveyResponses.counted();
        List<UUID> yielding = surveyResponses.all().stream()
                .map(ResponseFact::feedback)
                .filter(feedback -> !counted.contains(feedback))
                .sorted()
                .toList();
        if (!yielding.isEmpty()) {
            Sql.on(transaction)
                    .update(
                            "update sheet_fact set counted = false where counted and feedback = any (?)",
                            Sql.uuids(yielding));
        }
        SHEETS.write(transaction, UPSERT, rows(surveyResponses.all(), counted));
    }

    /** Stores sheets without having loaded them, none of them counted yet: of each sheet the highest version stays. */
    public void merge(Connection transaction, Collection<ResponseFact> sheets) throws SQLException {
        SHEETS.write(transaction, MERGE, rows(sheets, Set.of()));
    }

    /** Decides which sheets count, after all have been merged. */
    public void countLast(Connection transaction) throws SQLException {
        Sql.on(transaction).update(COUNT_LAST);
    }

    /** The counted sheets in order of id, after the given one. */
    public List<ResponseFact> countedAfter(Connection transaction, UUID feedback, int limit) throws SQLException {
        return read(transaction, "where counted and feedback > ? order by feedback limit ?", feedback, limit);
    }

    private List<SheetRow> rows(Collection<ResponseFact> sheets, Set<UUID> counted) throws SQLException {
        Map<DimensionSet, Integer> sets =
                dictionaries.sets(sheets.stream().map(ResponseFact::dimensions).collect(Collectors.toSet()));
        return sheets.stream()
                .sorted(Comparator.comparing(ResponseFact::feedback))
                .map(sheet -> new SheetRow(
                        sheet,
                        counted.contains(sheet.feedback()),
                        Objects.requireNonNull(sets.get(sheet.dimensions()))))
                .toList();
    }

    private List<ResponseFact> read(Connection transaction, String which, Object... parameters) throws SQLException {
        record Found(
                UUID feedback,
                int version,
                @Nullable UUID complaint,
                @Nullable UUID invitation,
                int set,
                Instant answeredAt,
                List<AnswerCounter> answers) {}
        List<Found> found = Sql.on(transaction)
                .list(
                        "select " + SHEETS.columns() + " from sheet_fact " + which,
                        row -> new Found(
                                row.uuid("feedback"),
                                row.integer("version"),
                                row.optionalUuid("complaint"),
                                row.optionalUuid("invitation"),
                                row.integer("dimension_set"),
                                row.instant("answered_at"),
                                answers(row.texts("answers"))),
                        parameters);
        Map<Integer, DimensionSet> sets =
                dictionaries.setsById(found.stream().map(Found::set).collect(Collectors.toSet()));
        return found.stream()
                .map(row -> new ResponseFact(
                        row.feedback,
                        row.version,
                        row.complaint,
                        row.invitation,
                        Objects.requireNonNull(sets.get(row.set)),
                        row.answeredAt,
                        row.answers))
                .toList();
    }

    private static List<AnswerCounter> answers(List<String> names) {
        return names.stream()
                .map(name -> Objects.requireNonNull(Measure.answerOf(name), name))
                .toList();
    }
}
