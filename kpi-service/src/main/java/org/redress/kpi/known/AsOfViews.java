package org.redress.kpi.known;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.redress.kpi.rebuild.Filling;

/** Where views are kept. */
public interface AsOfViews {

    /** All views, those asked for last first. One that says it is being made while nobody makes one has failed with its instance. */
    List<AsOfView> all() throws SQLException;

    /**
     * Begins a view, in tables of its own. What an instance left behind that ended while it made one is dropped.
     *
     * @return absent if one is being made, in this instance or another
     */
    Optional<Room> open(AsOfView view) throws SQLException;

    /**
     * Drops a view: nobody enters it any more. Its tables go too, or, while somebody still reads them, at a later {@link #tidyUp}.
     *
     * @return false if there is none of this id
     */
    boolean drop(UUID id) throws SQLException;

    /** Drops the tables that belong to no view that can be asked, unless one is being made. Those that somebody reads are left for the next time. */
    void tidyUp() throws SQLException;

    /** The tables of a view while they are filled. */
    interface Room extends AutoCloseable {

        /** The tables themselves. */
        Filling tables();

        /** Notes how many events were read; may be called at any time, by anybody. */
        void progress(long events);

        /**
         * Makes the view one that can be asked.
         *
         * @param newest when the last event in it was recorded; absent if there is none
         */
        void ready(long events, @Nullable Instant newest, Instant at) throws SQLException;

        /** Notes that the view could not be made, and drops its tables. */
        void fail(String reason, Instant at) throws SQLException;

        @Override
        void close();
    }
}
