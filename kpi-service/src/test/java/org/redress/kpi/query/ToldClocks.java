package org.redress.kpi.query;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.redress.contract.complaint.ClockState;
import org.redress.contract.complaint.ComplaintEvent;
import org.redress.contract.complaint.Dimensions;

/** Complaints of which only one clock matters, for tests of other packages. */
public final class ToldClocks {

    private ToldClocks() {}

    /** A complaint with its first event: how a clock stands. */
    public static ComplaintEvent of(
            UUID id,
            Dimensions dimensions,
            Instant received,
            String clock,
            ClockState state,
            Instant dueAt,
            @Nullable Instant stoppedAt) {
        return new Told(id, dimensions).received(received).clock(clock, state, dueAt, stoppedAt);
    }

    /** A complaint with a clock that runs to a deadline; first nobody's, then somebody's. */
    public static List<ComplaintEvent> taken(
            UUID id, Dimensions nobodys, Dimensions somebodys, String clock, Instant dueAt, Instant received) {
        Told told = new Told(id, nobodys).received(received);
        ComplaintEvent waits = told.clock(clock, ClockState.RUNNING, dueAt, null);
        return List.of(waits, told.dimensions(somebodys).event());
    }

    /** A complaint that was just received. */
    public static ComplaintEvent received(UUID id, Dimensions dimensions, Instant received) {
        return new Told(id, dimensions).received(received).event();
    }
}
