package org.redress.kpi.gauge;

import java.sql.SQLException;
import java.time.Instant;
import java.util.Map;

/** Clocks that nobody stopped in time, whenever they were due. */
public interface PastDue {

    /** How many of each of our own clocks run past their deadline at the moment; those without any are left out. */
    Map<String, Long> byClock(Instant at) throws SQLException;
}
