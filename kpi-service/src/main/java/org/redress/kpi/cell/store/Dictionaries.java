package org.redress.kpi.cell.store;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.redress.kit.store.Row;
import org.redress.kit.store.Sql;
import org.redress.kit.store.Table;
import org.redress.kpi.cell.Dimension;
import org.redress.kpi.cell.DimensionSet;

/**
 * The ids of measures and dimension sets. New ones are added in a transaction of their own: an id that nothing uses does no harm, and what
 * is remembered here is then never rolled back.
 */
@ApplicationScoped
public class Dictionaries {

    private static final int REMEMBERED = 200_000;

    private record SetRow(UUID fingerprint, DimensionSet set) {}

    private static final Table<SetRow> SETS = Table.<SetRow>named("dimension_set")
            .uuid("fingerprint", SetRow::fingerprint)
            .text("source", row -> row.set.value(Dimension.SOURCE))
            .text("channel", row -> row.set.value(Dimension.CHANNEL))
            .text("category", row -> row.set.value(Dimension.CATEGORY))
            .text("product", row -> row.set.value(Dimension.PRODUCT))
            .text("team", row -> row.set.value(Dimension.TEAM))
            .text("priority", row -> row.set.value(Dimension.PRIORITY))
            .text("brand", row -> row.set.value(Dimension.BRAND))
            .text("region", row -> row.set.value(Dimension.REGION))
            .text("survey", row -> row.set.value(Dimension.SURVEY))
            .build();

    private final DataSource database;
    private final Map<String, Integer> measures = new ConcurrentHashMap<>();
    private final Map<DimensionSet, Integer> sets = new ConcurrentHashMap<>();
    private final Map<Integer, DimensionSet> setsById = new ConcurrentHashMap<>();

    Dictionaries(DataSource database) {
        this.database = database;
    }

    /** The ids of measures, those that are new included. */
    public Map<String, Integer> measures(Collection<String> names) throws SQLException {
        List<String> unknown = names.stream()
                .filter(name -> !measures.containsKey(name))
                .distinct()
                .toList();
        if (!unknown.isEmpty()) {
            addMeasures(unknown);
        }
        Map<String, Integer> ids = new HashMap<>();
        names.forEach(name -> ids.put(name, known(measures.get(name), name)));
        return ids;
    }

    /** All measures there are, by id. */
    public Map<Integer, String> allMeasures() throws SQLException {
        Map<Integer, String> names = new HashMap<>();
        try (Connection connection = database.getConnection()) {
            Sql.on(connection)
                    .each("select id, name from measure", row -> names.put(row.integer("id"), row.text("name")));
        }
        return names;
    }

    /** The ids of dimension sets, those that are new included. */
    public Map<DimensionSet, Integer> sets(Collection<DimensionSet> wanted) throws SQLException {
        Map<DimensionSet, Integer> ids = new HashMap<>();
        Set<DimensionSet> unknown = new HashSet<>();
        for (DimensionSet set : wanted) {
            Integer id = sets.get(set);
            if (id != null) {
                ids.put(set, id);
            } else {
                unknown.add(set);
            }
        }
        if (!unknown.isEmpty()) {
            ids.putAll(addSets(unknown));
        }
        return ids;
    }

    /** The dimension sets with these ids. */
    public Map<Integer, DimensionSet> setsById(Collection<Integer> ids) throws SQLException {
        Map<Integer, DimensionSet> found = new HashMap<>();
        List<Integer> unknown = new ArrayList<>();
        for (Integer id : ids) {
            DimensionSet set = setsById.get(id);
            if (set != null) {
                found.put(id, set);
            } else {
                unknown.add(id);
            }
        }
        if (!unknown.isEmpty()) {
            found.putAll(load(unknown));
        }
        return found;
    }

    private void addMeasures(List<String> names) throws SQLException {
        try (Connection connection = database.getConnection()) {
            Sql sql = Sql.on(connection);
            sql.update(
                    "insert into measure (name) select name from unnest(?) as new (name) on conflict (name) do nothing",
                    Sql.texts(names.stream().sorted().toList()));
            sql.each(
                    "select id, name from measure where name = any (?)",
                    row -> measures.put(row.text("name"), row.integer("id")),
                    Sql.texts(names));
        }
    }

    private Map<DimensionSet, Integer> addSets(Collection<DimensionSet> unknown) throws SQLException {
        Map<UUID, DimensionSet> byFingerprint = new TreeMap<>();
        unknown.forEach(set -> byFingerprint.put(fingerprint(set), set));
        Map<DimensionSet, Integer> ids = new HashMap<>();
        try (Connection connection = database.getConnection()) {
            SETS.write(
                    connection,
                    SETS.insert() + " on conflict (fingerprint) do nothing",
                    byFingerprint.values().stream()
                            .map(set -> new SetRow(fingerprint(set), set))
                            .toList());
            Sql.on(connection)
                    .each(
                            "select id, fingerprint from dimension_set where fingerprint = any (?)",
                            row -> {
                                DimensionSet set = byFingerprint.get(row.uuid("fingerprint"));
                                if (set != null) {
                                    ids.put(set, row.integer("id"));
                                    remember(row.integer("id"), set);
                                }
                            },
                            Sql.uuids(byFingerprint.keySet()));
        }
        return ids;
    }

    private Map<Integer, DimensionSet> load(List<Integer> ids) throws SQLException {
        Map<Integer, DimensionSet> found = new HashMap<>();
        try (Connection connection = database.getConnection()) {
            Sql.on(connection)
                    .each(
                            "select id, " + SETS.columns() + " from dimension_set where id = any (?)",
                            row -> {
                                int id = row.integer("id");
                                DimensionSet set = set(row);
                                found.put(id, set);
                                remember(id, set);
                            },
                            Sql.ints(ids));
        }
        return found;
    }

    private static DimensionSet set(Row row) throws SQLException {
        return DimensionSet.of(
                row.optionalText("source"),
                row.optionalText("channel"),
                row.optionalText("category"),
                row.optionalText("product"),
                row.optionalText("team"),
                row.optionalText("priority"),
                row.optionalText("brand"),
                row.optionalText("region"),
                row.optionalText("survey"));
    }

    private void remember(int id, DimensionSet set) {
        if (sets.size() >= REMEMBERED) {
            sets.clear();
            setsById.clear();
        }
        sets.put(set, id);
        setsById.put(id, set);
    }

    private static UUID fingerprint(DimensionSet set) {
        StringBuilder text = new StringBuilder();
        for (Dimension dimension : Dimension.values()) {
            String value = set.value(dimension);
            if (value == null) {
                text.append('-');
            } else {
                text.append(value.length()).append(':').append(value);
            }
        }
        return UUID.nameUUIDFromBytes(text.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static int known(@Nullable Integer id, Object what) {
        if (id == null) {
            throw new IllegalStateException("No id for " + what);
        }
        return id;
    }
}
