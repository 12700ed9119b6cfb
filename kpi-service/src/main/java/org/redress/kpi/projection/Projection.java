package org.redress.kpi.projection;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * Merges a batch of updates into the facts and adds the difference to the cells. The tables are those of the connection's search path, so
 * that a rebuild uses the same code on its shadow.
 */
public interface Projection {

    /**
     * Applies the updates in the given transaction.
     *
     * @return how many facts changed; 0 means that no figure changed either
     */
    int apply(Connection transaction, List<FactUpdate> updates) throws SQLException;
}
