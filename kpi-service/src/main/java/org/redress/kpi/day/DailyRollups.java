package org.redress.kpi.day;

import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;

/** Keeps the sums of days; see {@link DayLoop}. */
public interface DailyRollups {

    /**
     * Notes the zones, opens the days that were touched, and sums days that are open and have come to rest, the newest first, for about a
     * second.
     *
     * @param asked what was asked for since the last time
     * @param now the moment
     * @return how many days were summed; 0 if none is left to sum now, or if another instance does it
     */
    int go(Collection<AskedZones.Asked> asked, Instant now) throws SQLException;
}
