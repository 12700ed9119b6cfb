package org.redress.kpi.cell.store;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.redress.kpi.cell.Dimension;
import org.redress.kpi.cell.DimensionSet;

/**
 * The ids of measures and dimension sets. New ones are added in a transaction of their own: an id that nothing uses does no harm, and what
 * is remembered here is then never rolled back.
 */
@ApplicationScoped
public class Dictionaries {

    private static final int REMEMBERED = 200_000;

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
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement("select id, name from measure");
                ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                names.put(rows.getInt(1), rows.getString(2));
            }
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
            Columns columns = Columns.of("text");
            names.stream().sorted().forEach(columns::add);
            columns.execute(connection, """
                    insert into measure (name)
                    select name from unnest(?::text[]) as new (name)
                    on conflict (name) do nothing""");
            try (PreparedStatement statement =
                    connection.prepareStatement("select id, name from measure where name = any (?::text[])")) {
                columns.bind(statement);
                try (ResultSet rows = statement.executeQuery()) {
                    while (rows.next()) {
                        measures.put(rows.getString(2), rows.getInt(1));
                    }
                }
            }
        }
    }

    private Map<DimensionSet, Integer> addSets(Collection<DimensionSet> unknown) throws SQLException {
        Map<UUID, DimensionSet> byFingerprint = new HashMap<>();
        unknown.forEach(set -> byFingerprint.put(fingerprint(set), set));
        Columns columns = Columns.of("uuid", "text", "text", "text", "text", "text", "text", "text", "text", "text");
        byFingerprint.entrySet().stream().sorted(Map.Entry.comparingByKey()).forEach(entry -> {
            DimensionSet set = entry.getValue();
            columns.add(
                    entry.getKey(),
                    set.value(Dimension.SOURCE),
                    set.value(Dimension.CHANNEL),
                    set.value(Dimension.CATEGORY),
                    set.value(Dimension.PRODUCT),
                    set.value(Dimension.TEAM),
                    set.value(Dimension.PRIORITY),
                    set.value(Dimension.BRAND),
                    set.value(Dimension.REGION),
                    set.value(Dimension.SURVEY));
        });
        Map<DimensionSet, Integer> ids = new HashMap<>();
        try (Connection connection = database.getConnection()) {
            columns.execute(connection, """
                    insert into dimension_set
                           (fingerprint, source, channel, category, product, team, priority, brand, region, survey)
                    select *
                      from unnest(?::uuid[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[],
                                  ?::text[])
                    on conflict (fingerprint) do nothing""");
            try (PreparedStatement statement = connection.prepareStatement(
                    "select id, fingerprint from dimension_set where fingerprint = any (?::uuid[])")) {
                statement.setArray(
                        1,
                        connection.createArrayOf("uuid", byFingerprint.keySet().toArray()));
                try (ResultSet rows = statement.executeQuery()) {
                    while (rows.next()) {
                        int id = rows.getInt(1);
                        DimensionSet set = byFingerprint.get(rows.getObject(2, UUID.class));
                        if (set != null) {
                            ids.put(set, id);
                            remember(id, set);
                        }
                    }
                }
            }
        }
        return ids;
    }

    private Map<Integer, DimensionSet> load(List<Integer> ids) throws SQLException {
        Map<Integer, DimensionSet> found = new HashMap<>();
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement("""
                        select id, source, channel, category, product, team, priority, brand, region, survey
                          from dimension_set where id = any (?::int4[])""")) {
            statement.setArray(1, connection.createArrayOf("int4", ids.toArray(Integer[]::new)));
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    int id = rows.getInt(1);
                    DimensionSet set = DimensionSet.of(
                            rows.getString(2),
                            rows.getString(3),
                            rows.getString(4),
                            rows.getString(5),
                            rows.getString(6),
                            rows.getString(7),
                            rows.getString(8),
                            rows.getString(9),
                            rows.getString(10));
                    found.put(id, set);
                    remember(id, set);
                }
            }
        }
        return found;
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
