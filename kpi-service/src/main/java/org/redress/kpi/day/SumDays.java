package org.redress.kpi.day;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collection;

/** Keeps the sums of days; see {@link DayLoop}. */
public interface SumDays {

    /** What was done in one go. */
    enum Did {
        /** Nothing is left to do now, or another instance does it. */
        NOTHING,
        /** A day was summed; there may be more. */
        A_DAY
    }

    /**
     * Notes the zones, opens the days that were touched, and sums the newest day that is open and was not touched for a while.
     *
     * @param asked zones that were asked for since the last time
     * @param now the moment
     * @param quiet days touched since so long are left open
     */
    Did go(Collection<ZoneId> asked, Instant now, Duration quiet) throws SQLException;
}
