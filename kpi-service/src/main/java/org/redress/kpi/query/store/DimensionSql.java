package org.redress.kpi.query.store;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.redress.kit.store.Row;
import org.redress.kit.store.Sql;
import org.redress.kpi.cell.Dimension;

/** The parts of a statement that group by dimensions and filter them; names come from the enum, values are bound. */
public final class DimensionSql {

    private final List<Dimension> groupBy;
    private final Map<Dimension, List<String>> filters;
    private final Map<Dimension, String> except;

    /** The parts for these groups and filters. */
    public DimensionSql(List<Dimension> groupBy, Map<Dimension, List<String>> filters) {
        this(groupBy, filters, Map.of());
    }

    /**
     * The same without a group.
     *
     * @param except what has all of these values is left out; the empty text stands for what is not classified
     */
    public DimensionSql(List<Dimension> groupBy, Map<Dimension, List<String>> filters, Map<Dimension, String> except) {
        this.groupBy = groupBy;
        this.filters = new TreeMap<>(filters);
        this.except = new TreeMap<>(except);
    }

    /** The columns to select and to group by, each after a comma. */
    public String columns() {
        return columns("d");
    }

    /** The same columns of a table of another name. */
    String columns(String table) {
        return groupBy.stream()
                .map(dimension -> ", " + table + "." + dimension.wireName())
                .collect(Collectors.joining());
    }

    /** The join with the dimensions, if they matter. */
    public String join(String table) {
        return groupBy.isEmpty() && filters.isEmpty() && except.isEmpty()
                ? ""
                : "join dimension_set d on d.id = %s.dimension_set".formatted(table);
    }

    /** The conditions, each after an and; the empty text stands for what is not classified. */
    public String where() {
        String accepted = filters.entrySet().stream()
                .map(filter -> {
                    String column = "d." + filter.getKey().wireName();
                    return filter.getValue().contains("")
                            ? " and (%s = any (?) or %s is null)".formatted(column, column)
                            : " and %s = any (?)".formatted(column);
                })
                .collect(Collectors.joining());
        return except.isEmpty()
                ? accepted
                : accepted
                        + except.keySet().stream()
                                .map(dimension -> "coalesce(d." + dimension.wireName() + ", '') = ?")
                                .collect(Collectors.joining(" and ", " and not (", ")"));
    }

    /** The values of the conditions, in the order of their parameters. */
    public List<Object> parameters() {
        List<Object> parameters = new ArrayList<>();
        filters.values().forEach(values -> parameters.add(Sql.texts(values)));
        parameters.addAll(except.values());
        return parameters;
    }

    /** These parameters, and behind them those of the conditions. */
    public Object[] after(Object... before) {
        List<Object> parameters = new ArrayList<>(List.of(before));
        parameters.addAll(parameters());
        return parameters.toArray();
    }

    /** The group of a row that has the {@link #columns}. */
    public List<@Nullable String> group(Row row) throws SQLException {
        List<@Nullable String> group = new ArrayList<>(groupBy.size());
        for (Dimension dimension : groupBy) {
            group.add(row.optionalText(dimension.wireName()));
        }
        return group;
    }
}
