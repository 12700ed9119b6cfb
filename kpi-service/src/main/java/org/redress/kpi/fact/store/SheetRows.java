package org.redress.kpi.fact.store;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.redress.kpi.cell.AnswerTally;
import org.redress.kpi.cell.DimensionSet;
import org.redress.kpi.cell.Measure;
import org.redress.kpi.cell.store.Columns;
import org.redress.kpi.cell.store.Dictionaries;
import org.redress.kpi.fact.SheetFact;
import org.redress.kpi.fact.Sheets;

/** The rows of answer sheets. */
@ApplicationScoped
public class SheetRows {

    static final String UPSERT = """
            insert into sheet_fact as s (feedback, version, complaint, invitation, group_id, counted, dimension_set, answered_at, answers)
            select feedback, version, complaint, invitation, group_id, counted, dimension_set, answered_at,
                   string_to_array(answers, E'\\n')
              from unnest(?::uuid[], ?::int4[], ?::uuid[], ?::uuid[], ?::uuid[], ?::bool[], ?::int4[], ?::timestamptz[], ?::text[])
                   as new (feedback, version, complaint, invitation, group_id, counted, dimension_set, answered_at, answers)
            on conflict (feedback) do update
               set version = excluded.version, complaint = excluded.complaint, invitation = excluded.invitation,
                   group_id = excluded.group_id, counted = excluded.counted, dimension_set = excluded.dimension_set,
                   answered_at = excluded.answered_at, answers = excluded.answers""";

    /** For a rebuild, which needs to know nothing of what is stored: the higher version stays. Which sheets count is decided later. */
    private static final String MERGE = UPSERT + " where s.version < excluded.version";

    private static final String COUNT_LAST = """
            update sheet_fact set counted = true
             where feedback in (select distinct on (group_id) feedback
                                  from sheet_fact order by group_id, answered_at desc, feedback desc)""";

    private final Dictionaries dictionaries;

    SheetRows(Dictionaries dictionaries) {
        this.dictionaries = dictionaries;
    }

    /** All sheets of the groups that these belong to, locked until the end of the transaction. */
    public Sheets load(Connection transaction, Collection<SheetFact> touched) throws SQLException {
        try (PreparedStatement statement = transaction.prepareStatement("""
                select feedback, version, complaint, invitation, dimension_set, answered_at, answers
                  from sheet_fact
                 where group_id = any (?::uuid[])
                    or group_id in (select group_id from sheet_fact where feedback = any (?::uuid[]))
                 order by feedback
                   for update""")) {
            statement.setArray(1, array(transaction, touched, SheetFact::group));
            statement.setArray(2, array(transaction, touched, SheetFact::feedback));
            try (ResultSet rows = statement.executeQuery()) {
                return new Sheets(sheets(rows));
            }
        }
    }

    /** Stores what merging changed. A second counted sheet of one complaint is refused by the database. */
    public void save(Connection transaction, Sheets sheets) throws SQLException {
        Set<UUID> counted = sheets.counted();
        Columns yielding = Columns.of("uuid");
        sheets.all().stream()
                .map(SheetFact::feedback)
                .filter(feedback -> !counted.contains(feedback))
                .sorted()
                .forEach(yielding::add);
        yielding.execute(
                transaction, "update sheet_fact set counted = false where counted and feedback = any (?::uuid[])");
        columns(sheets.all(), counted).execute(transaction, UPSERT);
    }

    /** Stores sheets without having loaded them, none of them counted yet: of each sheet the highest version stays. */
    public void merge(Connection transaction, Collection<SheetFact> sheets) throws SQLException {
        columns(sheets, Set.of()).execute(transaction, MERGE);
    }

    /** Decides which sheets count, after all have been merged. */
    public void countLast(Connection transaction) throws SQLException {
        try (PreparedStatement statement = transaction.prepareStatement(COUNT_LAST)) {
            statement.executeUpdate();
        }
    }

    /** The counted sheets in order of id, after the given one. */
    public List<SheetFact> countedAfter(Connection transaction, UUID feedback, int limit) throws SQLException {
        try (PreparedStatement statement = transaction.prepareStatement("""
                select feedback, version, complaint, invitation, dimension_set, answered_at, answers
                  from sheet_fact where counted and feedback > ? order by feedback limit ?""")) {
            statement.setObject(1, feedback);
            statement.setInt(2, limit);
            try (ResultSet rows = statement.executeQuery()) {
                return sheets(rows);
            }
        }
    }

    /** The sheets as rows that {@link #UPSERT} takes. */
    private Columns columns(Collection<SheetFact> sheets, Set<UUID> counted) throws SQLException {
        Map<DimensionSet, Integer> sets =
                dictionaries.sets(sheets.stream().map(SheetFact::dimensions).collect(Collectors.toSet()));
        Columns columns = Columns.of("uuid", "int4", "uuid", "uuid", "uuid", "bool", "int4", "timestamptz", "text");
        sheets.stream()
                .sorted(Comparator.comparing(SheetFact::feedback))
                .forEach(sheet -> columns.add(
                        sheet.feedback(),
                        sheet.version(),
                        sheet.complaint(),
                        sheet.invitation(),
                        sheet.group(),
                        counted.contains(sheet.feedback()),
                        sets.get(sheet.dimensions()),
                        sheet.answeredAt(),
                        sheet.answers().stream().map(Measure::answer).collect(Collectors.joining("\n"))));
        return columns;
    }

    private List<SheetFact> sheets(ResultSet rows) throws SQLException {
        record Row(
                UUID feedback,
                int version,
                UUID complaint,
                UUID invitation,
                int set,
                OffsetDateTime answeredAt,
                String[] answers) {}
        List<Row> found = new ArrayList<>();
        Set<Integer> ids = new HashSet<>();
        while (rows.next()) {
            Array answers = rows.getArray(7);
            found.add(new Row(
                    rows.getObject(1, UUID.class),
                    rows.getInt(2),
                    rows.getObject(3, UUID.class),
                    rows.getObject(4, UUID.class),
                    rows.getInt(5),
                    rows.getObject(6, OffsetDateTime.class),
                    (String[]) answers.getArray()));
            ids.add(rows.getInt(5));
        }
        Map<Integer, DimensionSet> sets = dictionaries.setsById(ids);
        return found.stream()
                .map(row -> new SheetFact(
                        row.feedback,
                        row.version,
                        row.complaint,
                        row.invitation,
                        Objects.requireNonNull(sets.get(row.set)),
                        row.answeredAt.toInstant(),
                        answers(row.answers)))
                .toList();
    }

    private static List<AnswerTally> answers(String[] names) {
        return Arrays.stream(names)
                .map(name -> Objects.requireNonNull(Measure.answerOf(name), name))
                .toList();
    }

    private static Array array(
            Connection transaction, Collection<SheetFact> sheets, java.util.function.Function<SheetFact, UUID> id)
            throws SQLException {
        return transaction.createArrayOf("uuid", sheets.stream().map(id).toArray());
    }
}
