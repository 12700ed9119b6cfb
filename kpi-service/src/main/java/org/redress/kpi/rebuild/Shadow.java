package org.redress.kpi.rebuild;

import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.redress.kpi.fact.CaseLife;
import org.redress.kpi.fact.SheetFact;

/** The shadow tables of one rebuild, from its beginning to its end. */
public interface Shadow extends AutoCloseable {

    /** Up to where the live figures were counted when the rebuild began. */
    Map<EventSource.Partition, Long> begunAt();

    /** Stores whole lives, each for the only time, and counts them. Safe for concurrent use. */
    void store(Collection<CaseLife> lives) throws SQLException;

    /** Stores what is known of lives of which more may come; {@link #complete} puts them together. Safe for concurrent use. */
    void storeParts(Collection<CaseLife> lives) throws SQLException;

    /** Stores answer sheets; of each the highest version stays. Safe for concurrent use. */
    void storeSheets(Collection<SheetFact> sheets) throws SQLException;

    /** After everything is stored: puts together what came in parts, sums up the cells, and makes the tables fit for use. */
    void complete() throws SQLException;

    /**
     * Stops the live consumer, lets the shadow follow what was counted meanwhile, compares, and takes its place; then lets it go on.
     *
     * @param report as far as it is known
     * @param incomplete why the topics do not hold everything any more; then it compares only, and does not take the place
     */
    RebuildReport finish(RebuildReport report, @Nullable String incomplete, EventSource source, Instant now)
            throws SQLException;

    /** Notes that the rebuild failed. */
    void fail(RebuildReport report) throws SQLException;

    @Override
    void close();

    /** Opens shadows, one at a time. */
    interface Opening {

        /** Begins a rebuild; absent if another one runs, in this instance or another. */
        Optional<Shadow> open(RebuildReport report) throws SQLException;

        /** The last rebuild. */
        Optional<RebuildReport> last() throws SQLException;
    }
}
