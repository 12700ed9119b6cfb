package org.redress.kpi.fact.store;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.redress.kpi.cell.DimensionSet;
import org.redress.kpi.cell.store.Columns;
import org.redress.kpi.cell.store.Dictionaries;
import org.redress.kpi.fact.CaseFact;
import org.redress.kpi.fact.CaseLife;
import org.redress.kpi.fact.ClockRun;

/** The rows of complaints and their clocks. */
@ApplicationScoped
public class CaseRows {

    private final Dictionaries dictionaries;

    CaseRows(Dictionaries dictionaries) {
        this.dictionaries = dictionaries;
    }

    /** The stored lives of these complaints; those that are not stored are left out. */
    public Map<UUID, CaseLife> load(Connection transaction, Collection<UUID> complaints) throws SQLException {
        UUID[] ids = complaints.toArray(UUID[]::new);
        Map<UUID, List<ClockRun>> clocks = new HashMap<>();
        try (PreparedStatement statement = transaction.prepareStatement(
                "select " + CaseColumns.CLOCK_NAMES + " from clock_fact where complaint = any (?::uuid[])")) {
            statement.setArray(1, transaction.createArrayOf("uuid", ids));
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    clocks.computeIfAbsent(rows.getObject(1, UUID.class), absent -> new ArrayList<>())
                            .add(CaseColumns.clock(rows));
                }
            }
        }
        try (PreparedStatement statement = transaction.prepareStatement(
                "select " + CaseColumns.NAMES + ", revision from case_fact where complaint = any (?::uuid[])")) {
            statement.setArray(1, transaction.createArrayOf("uuid", ids));
            try (ResultSet rows = statement.executeQuery()) {
                return lives(rows, clocks);
            }
        }
    }

    /**
     * Stores lives whose facts or clocks changed.
     *
     * @throws ConcurrentWriteException if another transaction stored one of them since it was loaded
     */
    public void save(Connection transaction, Collection<CaseLife> lives) throws SQLException {
        List<CaseLife> sorted = new ArrayList<>(lives);
        sorted.sort(Comparator.comparing(life -> life.fact().complaint()));
        Map<DimensionSet, Integer> sets = setsOf(sorted);
        Columns added = CaseColumns.columns();
        Columns changed = CaseColumns.columns();
        Columns clocks = CaseColumns.clockColumns();
        for (CaseLife life : sorted) {
            CaseColumns.add(life.revision() == CaseLife.NEW ? added : changed, life, sets);
            life.changedClocks().stream()
                    .sorted(Comparator.comparing(ClockRun::clock).thenComparingInt(ClockRun::run))
                    .forEach(clock -> CaseColumns.add(clocks, life.fact().complaint(), clock));
        }
        expect(added, added.execute(transaction, CaseColumns.INSERT));
        expect(changed, changed.execute(transaction, CaseColumns.UPDATE));
        clocks.execute(transaction, CaseColumns.UPSERT_CLOCKS);
    }

    /** Lives as rows in the text format of {@code COPY}. */
    public record Lines(String cases, String clocks) {}

    /** The lives as rows; may take a connection for new dimension sets, but none is given. */
    public Lines lines(Collection<CaseLife> lives) throws SQLException {
        Map<DimensionSet, Integer> sets = setsOf(lives);
        Columns facts = CaseColumns.columns();
        Columns clocks = CaseColumns.clockColumns();
        for (CaseLife life : lives) {
            CaseColumns.add(facts, life, sets);
            life.clocks().forEach(clock -> CaseColumns.add(clocks, life.fact().complaint(), clock));
        }
        return new Lines(facts.copyText(), clocks.copyText());
    }

    /** Adds rows to tables of the form of {@code case_fact} and {@code clock_fact}, whatever they hold. */
    public void append(Connection transaction, String cases, String clocks, Lines lines) throws SQLException {
        Columns.copy(
                transaction, "copy %s (%s, revision) from stdin".formatted(cases, CaseColumns.NAMES), lines.cases());
        Columns.copy(transaction, "copy %s (%s) from stdin".formatted(clocks, CaseColumns.CLOCK_NAMES), lines.clocks());
    }

    private Map<DimensionSet, Integer> setsOf(Collection<CaseLife> lives) throws SQLException {
        Set<DimensionSet> wanted = new HashSet<>();
        lives.forEach(life -> wanted.add(life.fact().dimensions()));
        return dictionaries.sets(wanted);
    }

    /** Reads rows of {@link CaseColumns#NAMES} and the revision. */
    Map<UUID, CaseLife> lives(ResultSet rows, Map<UUID, List<ClockRun>> clocks) throws SQLException {
        record Row(CaseFact fact, int set, int form, int revision) {}
        List<Row> found = new ArrayList<>();
        Set<Integer> ids = new HashSet<>();
        while (rows.next()) {
            Row row = new Row(
                    CaseColumns.fact(rows), rows.getInt(4), CaseColumns.form(rows), rows.getInt(CaseColumns.COUNT + 1));
            ids.add(row.set);
            found.add(row);
        }
        Map<Integer, DimensionSet> sets = dictionaries.setsById(ids);
        Map<UUID, CaseLife> lives = new HashMap<>();
        for (Row row : found) {
            CaseFact fact = CaseColumns.with(row.fact, sets.get(row.set));
            lives.put(
                    fact.complaint(),
                    new CaseLife(row.revision, row.form, fact, clocks.getOrDefault(fact.complaint(), List.of())));
        }
        return lives;
    }

    private static void expect(Columns columns, int written) throws SQLException {
        if (written != columns.rows()) {
            throw new ConcurrentWriteException(columns.rows() - written);
        }
    }
}
