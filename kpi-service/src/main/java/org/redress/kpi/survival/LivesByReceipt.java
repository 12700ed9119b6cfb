package org.redress.kpi.survival;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.redress.kpi.cell.Dimension;
import org.redress.kpi.query.Bucket;

/** How long complaints have lasted, computed from the facts. */
public interface LivesByReceipt {

    /**
     * Complaints of one group and bucket that lasted equally long.
     *
     * @param bucket by receipt, 0 for the first
     * @param millis how long they lasted; never negative
     * @param resolved how many had their resolution after this time
     * @param open how many were open then and are watched no longer
     * @param gone how many were withdrawn, merged or closed without a resolution after this time
     */
    record Lasted(int bucket, List<@Nullable String> group, long millis, long resolved, long open, long gone) {}

    /** Takes what lasted equally long. */
    @FunctionalInterface
    interface Taker {

        /** Takes the next; lines come one after the other, times within a line ascend. */
        void take(Lasted lasted);
    }

    /**
     * Reads all, as they were at the moment.
     *
     * @param knownAt as known then; as known now if absent
     * @throws org.redress.kpi.query.NoViewException if there is no view of what was known when
     * @throws SQLException if the database fails
     */
    void read(
            List<Bucket> buckets,
            Instant at,
            Optional<Instant> knownAt,
            List<Dimension> groupBy,
            Map<Dimension, List<String>> filters,
            Taker taker)
            throws SQLException;
}
