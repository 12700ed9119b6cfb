package org.redress.kpi.backlog;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.redress.kpi.cell.Dimension;

/** The ages of the complaints, computed from the facts. */
public interface AgesOfCases {

    /**
     * The backlog at the moment, one line per group; one line in all if nothing is grouped by.
     *
     * @param knownAt as known then, instead of now
     */
    List<Backlog.Line> at(
            Instant at,
            AgeBounds bounds,
            Optional<Instant> knownAt,
            List<Dimension> groupBy,
            Map<Dimension, List<String>> filters)
            throws SQLException;
}
