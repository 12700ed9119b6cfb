package org.redress.kpi.customers;

import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** The stored counts. */
public interface CustomerCounts {

    /**
     * Adds a version, unless the count stands like this already.
     *
     * @param withdrawn whether it takes the count back
     * @throws OverlapException if another period of the segment holds some of its days
     * @return what holds now
     */
    StoredCount put(CustomerCount count, boolean withdrawn, Instant at, String by) throws SQLException;

    /** The counts that hold and touch these days, of one segment, by date. */
    List<StoredCount> holding(CustomerSegment segment, LocalDate from, LocalDate to) throws SQLException;

    /** All versions that touch these days, of one segment, by date and version. */
    List<StoredCount> versions(CustomerSegment segment, LocalDate from, LocalDate to) throws SQLException;
}
