package org.redress.kpi.forecast;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.redress.kpi.cell.Dimension;

/** What teams have to do, and what they did. */
public interface Work {

    /** The clocks of one kind that a team has; no team stands for those that nobody has. */
    record Lane(@Nullable String team, String clock) {}

    /**
     * A clock that runs.
     *
     * @param progress whether anybody owns its complaint or has answered it
     */
    record Running(Lane lane, Instant dueAt, boolean progress) {}

    /** How many clocks stopped within an hour. */
    record Stopped(Lane lane, Instant hour, long count) {}

    /**
     * What there was at a moment.
     *
     * @param running in the order of their deadlines
     */
    record Picture(List<Running> running, List<Stopped> stopped) {}

    /**
     * All that runs and falls due before a moment, past deadlines included, and what stopped in the hours before now.
     *
     * @param since the first of those hours
     * @throws SQLException if the database fails
     */
    Picture read(Instant now, Instant dueBefore, Instant since, Map<Dimension, List<String>> filters)
            throws SQLException;
}
