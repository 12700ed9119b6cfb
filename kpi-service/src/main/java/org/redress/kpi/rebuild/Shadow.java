package org.redress.kpi.rebuild;

import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The shadow tables of one rebuild, from its beginning to its end. */
public interface Shadow extends AutoCloseable {

    /** The tables, to be filled. */
    Filling tables();

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
