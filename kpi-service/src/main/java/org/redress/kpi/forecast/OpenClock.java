package org.redress.kpi.forecast;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.redress.kpi.cell.Dimension;

/** What teams have to do, and what they did. */
public interface OpenClock {

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
     * Which hours are looked at.
     *
     * @param dueBefore what runs and falls due before this moment, past deadlines included
     * @param past the hours before now of which it is told what stopped
     */
    record Hours(Instant dueBefore, List<Stretch> past) {}

    /** Hours without a gap; the end is excluded. */
    record Stretch(Instant from, Instant to) {}

    /**
     * All that runs and what stopped in these hours.
     *
     * @param knownAt as known then; as known now if absent
     * @throws org.redress.kpi.query.NoViewException if there is no view of what was known when
     * @throws SQLException if the database fails
     */
    Picture read(Hours hours, Map<Dimension, List<String>> filters, Optional<Instant> knownAt) throws SQLException;
}
