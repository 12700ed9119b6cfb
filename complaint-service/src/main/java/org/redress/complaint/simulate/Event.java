package org.redress.complaint.simulate;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.redress.complaint.lifecycle.Status;
import org.redress.complaint.policy.EventKind;

/** Something that happens after the receipt. */
public sealed interface Event {

    /** When it happens. */
    Instant at();

    /** Something that every case knows. */
    record Known(EventKind kind, Instant at) implements Event {}

    /** The case changes its status. */
    record StatusChanged(Instant at, Status status) implements Event {}

    /** Clocks that are paused by a state stand still. */
    record Paused(Instant at, String state) implements Event {}

    /**
     * They go on.
     *
     * @param state absent for all states
     */
    record Resumed(Instant at, @Nullable String state) implements Event {}

    /** Something that only the policy knows, for example a notice that was sent. */
    record Named(Instant at, String name) implements Event {}

    /** A version of the policy is applied to open cases. */
    record PolicyApplied(Instant at, String version) implements Event {}

    /** A version of a calendar is applied to open cases. */
    record CalendarApplied(Instant at, String calendar, String version) implements Event {}
}
