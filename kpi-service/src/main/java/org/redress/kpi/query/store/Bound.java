package org.redress.kpi.query.store;

import java.sql.PreparedStatement;
import java.sql.SQLException;

/** Binds the parameters of a statement one after another. */
final class Bound {

    private final PreparedStatement statement;
    private int next = 1;

    Bound(PreparedStatement statement) {
        this.statement = statement;
    }

    Bound number(int value) throws SQLException {
        statement.setInt(next++, value);
        return this;
    }

    Bound text(String value) throws SQLException {
        statement.setString(next++, value);
        return this;
    }

    Bound numbers(Integer[] values) throws SQLException {
        statement.setArray(next++, statement.getConnection().createArrayOf("int4", values));
        return this;
    }

    Bound filters(DimensionSql dimensions) throws SQLException {
        dimensions.bind(statement, next);
        next += dimensions.conditions();
        return this;
    }
}
