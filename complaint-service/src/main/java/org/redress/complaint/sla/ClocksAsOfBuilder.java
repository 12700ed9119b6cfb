package org.redress.complaint.sla;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Gathers clocks and the earliest instant after which one of them changes by itself. */
final class ClocksAsOfBuilder {

    private final List<SlaClock> clocks = new ArrayList<>(4);
    private @Nullable Instant nextAt;

    void add(SlaClock clock, @Nullable Instant warnAt) {
        clocks.add(clock);
        if (clock.state() == ClockState.RUNNING) {
            Instant next = warnAt == null ? clock.dueAt() : warnAt;
            if (next != null && (nextAt == null || next.isBefore(nextAt))) {
                nextAt = next;
            }
        }
    }

    ClocksAsOf reading() {
        return new ClocksAsOf(List.copyOf(clocks), nextAt);
    }
}
