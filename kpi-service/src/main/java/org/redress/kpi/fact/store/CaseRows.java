package org.redress.kpi.fact.store;

import static org.redress.kpi.fact.store.CaseColumns.CASES;
import static org.redress.kpi.fact.store.CaseColumns.CLOCKS;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.redress.kit.store.Sql;
import org.redress.kpi.cell.DimensionSet;
import org.redress.kpi.cell.store.Dictionaries;
import org.redress.kpi.fact.CaseFact;
import org.redress.kpi.fact.CaseLife;
import org.redress.kpi.fact.ClockRun;
import org.redress.kpi.fact.store.CaseColumns.CaseRow;
import org.redress.kpi.fact.store.CaseColumns.ClockRow;

/** The rows of complaints and their clocks. */
@ApplicationScoped
public class CaseRows {

    private final Dictionaries dictionaries;

    CaseRows(Dictionaries dictionaries) {
        this.dictionaries = dictionaries;
    }

    /** The stored lives of these complaints; those that are not stored are left out. */
    public Map<UUID, CaseLife> load(Connection transaction, Collection<UUID> complaints) throws SQLException {
        Sql sql = Sql.on(transaction);
        Map<UUID, List<ClockRun>> clocks = new HashMap<>();
        sql.each(
                "select " + CLOCKS.columns() + " from clock_fact where complaint = any (?)",
                row -> clocks.computeIfAbsent(row.uuid("complaint"), absent -> new ArrayList<>())
                        .add(CaseColumns.clock(row)),
                Sql.uuids(complaints));
        List<StoredCase> cases = sql.list(
                "select " + CASES.columns() + " from case_fact where complaint = any (?)",
                row -> new StoredCase(
                        CaseColumns.fact(row),
                        row.integer("dimension_set"),
                        row.integer("form"),
                        row.integer("revision")),
                Sql.uuids(complaints));
        Map<Integer, DimensionSet> sets =
                dictionaries.setsById(cases.stream().map(StoredCase::set).collect(Collectors.toSet()));
        Map<UUID, CaseLife> lives = new HashMap<>();
        for (StoredCase stored : cases) {
            CaseFact fact = CaseColumns.with(stored.fact, sets.get(stored.set));
            lives.put(
                    fact.complaint(),
                    new CaseLife(stored.revision, stored.form, fact, clocks.getOrDefault(fact.complaint(), List.of())));
        }
        return lives;
    }

    private record StoredCase(CaseFact fact, int set, int form, int revision) {}

    /**
     * Stores lives whose facts or clocks changed.
     *
     * @throws ConcurrentWriteException if another transaction stored one of them since it was loaded
     */
    public void save(Connection transaction, Collection<CaseLife> lives) throws SQLException {
        List<CaseLife> sorted = new ArrayList<>(lives);
        sorted.sort(Comparator.comparing(life -> life.fact().complaint()));
        Map<DimensionSet, Integer> sets = setsOf(sorted);
        List<CaseRow> added = new ArrayList<>();
        List<CaseRow> changed = new ArrayList<>();
        List<ClockRow> clocks = new ArrayList<>();
        for (CaseLife life : sorted) {
            (life.revision() == CaseLife.NEW ? added : changed).add(row(life, sets));
            life.changedClocks().stream()
                    .sorted(Comparator.comparing(ClockRun::clock).thenComparingInt(ClockRun::run))
                    .forEach(clock -> clocks.add(new ClockRow(life.fact().complaint(), clock)));
        }
        expect(added, CASES.write(transaction, CaseColumns.INSERT, added));
        expect(changed, CASES.write(transaction, CaseColumns.UPDATE, changed));
        CLOCKS.write(transaction, CaseColumns.UPSERT_CLOCKS, clocks);
    }

    /** Lives as rows in the text format of {@code COPY}. */
    public record Lines(String cases, String clocks) {}

    /** The lives as rows; may take a connection for new dimension sets, but none is given. */
    public Lines lines(Collection<CaseLife> lives) throws SQLException {
        Map<DimensionSet, Integer> sets = setsOf(lives);
        List<CaseRow> cases = new ArrayList<>(lives.size());
        List<ClockRow> clocks = new ArrayList<>(lives.size());
        for (CaseLife life : lives) {
            cases.add(row(life, sets));
            life.clocks().forEach(clock -> clocks.add(new ClockRow(life.fact().complaint(), clock)));
        }
        return new Lines(CASES.lines(cases), CLOCKS.lines(clocks));
    }

    /** Adds rows to tables of the form of {@code case_fact} and {@code clock_fact}, whatever they hold. */
    public void append(Connection transaction, String cases, String clocks, Lines lines) throws SQLException {
        CASES.copy(transaction, cases, lines.cases());
        CLOCKS.copy(transaction, clocks, lines.clocks());
    }

    private static CaseRow row(CaseLife life, Map<DimensionSet, Integer> sets) {
        return new CaseRow(life, Objects.requireNonNull(sets.get(life.fact().dimensions())));
    }

    private Map<DimensionSet, Integer> setsOf(Collection<CaseLife> lives) throws SQLException {
        Set<DimensionSet> wanted = new HashSet<>();
        lives.forEach(life -> wanted.add(life.fact().dimensions()));
        return dictionaries.sets(wanted);
    }

    private static void expect(List<CaseRow> rows, int written) throws SQLException {
        if (written != rows.size()) {
            throw new ConcurrentWriteException(rows.size() - written);
        }
    }
}
