package org.redress.kpi.rebuild;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How a rebuild went.
 *
 * @param state {@code running}, {@code done} or {@code failed}
 * @param events read from the topics
 * @param unreadable records among them that can never be counted; the live consumer has parked them
 * @param differences between what was live and what the topics say; absent while it runs
 * @param swapped whether the rebuilt tables are the live ones now
 * @param reason why it failed, or why nothing was swapped
 */
public record RebuildReport(
        UUID id,
        String state,
        String requestedBy,
        Instant startedAt,
        @Nullable Instant finishedAt,
        long events,
        long unreadable,
        @Nullable Differing differences,
        boolean swapped,
        @Nullable String reason) {

    /** Rows that differ, or that only one side has, by table; invitations are told with the answer sheets. */
    public record Differing(long cases, long clocks, long sheets, long cells, long buckets, long total) {

        /** Adds the total. */
        public static Differing of(long cases, long clocks, long sheets, long cells, long buckets) {
            return new Differing(cases, clocks, sheets, cells, buckets, cases + clocks + sheets + cells + buckets);
        }
    }

    /** This report with more events read. */
    public RebuildReport read(long moreEvents, long moreUnreadable) {
        return new RebuildReport(
                id,
                state,
                requestedBy,
                startedAt,
                finishedAt,
                events + moreEvents,
                unreadable + moreUnreadable,
                differences,
                swapped,
                reason);
    }

    /** This report at the end of the rebuild. */
    public RebuildReport finished(
            String newState, Instant at, @Nullable Differing differing, boolean nowLive, @Nullable String why) {
        return new RebuildReport(id, newState, requestedBy, startedAt, at, events, unreadable, differing, nowLive, why);
    }
}
