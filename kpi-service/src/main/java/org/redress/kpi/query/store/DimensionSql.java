package org.redress.kpi.query.store;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
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

    /** How many conditions there are, with a parameter each. */
    public int conditions() {
        return filters.size() + except.size();
    }

    /** Binds the values of the conditions. */
    public void bind(PreparedStatement statement, int firstParameter) throws SQLException {
        int parameter = firstParameter;
        for (List<String> values : filters.values()) {
            statement.setArray(
                    parameter++, statement.getConnection().createArrayOf("text", values.toArray(String[]::new)));
        }
        for (String value : except.values()) {
            statement.setString(parameter++, value);
        }
    }

    /** The group of a row whose dimensions begin at the column. */
    public List<@Nullable String> group(ResultSet row, int firstColumn) throws SQLException {
        List<@Nullable String> group = new ArrayList<>();
        for (int i = 0; i < groupBy.size(); i++) {
            group.add(row.getString(firstColumn + i));
        }
        return group;
    }
}
