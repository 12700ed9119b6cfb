package org.redress.complaint.sla;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The difference of two readings as news. The same readings give no news, however often they are compared. */
public final class ClockComparison {

    private final Cause cause;
    private final Map<ClockChange, List<ChangedClock>> changes = new EnumMap<>(ClockChange.class);

    private ClockComparison(Cause cause) {
        this.cause = cause;
    }

    /** What is new in {@code after}, in the order of {@link ClockChange}. */
    public static List<ClockEvents> between(List<SlaClock> before, List<SlaClock> after, Cause cause) {
        ClockComparison comparison = new ClockComparison(cause);
        for (SlaClock clock : after) {
            comparison.compare(earlier(before, clock), clock);
        }
        for (SlaClock clock : before) {
            if (earlier(after, clock) == null) {
                // A back-dated event took away what began it: counting it as anything would let the order of arrival
                // decide.
                comparison.add(ClockChange.CORRECTED, clock, clock.voided());
            }
        }
        return comparison.news();
    }

    private static @Nullable SlaClock earlier(List<SlaClock> before, SlaClock clock) {
        for (SlaClock candidate : before) {
            if (candidate.sameRun(clock)) {
                return candidate;
            }
        }
        return null;
    }

    private void compare(@Nullable SlaClock before, SlaClock after) {
        if (before == null) {
            add(first(after.state()), null, after);
            return;
        }
        if (!sameCourse(before, after)) {
            add(change(before, after), before, after);
        }
        if (after.warnedShare() > before.warnedShare()) {
            add(ClockChange.WARNED, before, after);
        }
    }

    private static boolean sameCourse(SlaClock before, SlaClock after) {
        return before.state() == after.state()
                && before.startedAt().equals(after.startedAt())
                && Objects.equals(before.dueAt(), after.dueAt())
                && Objects.equals(before.stoppedAt(), after.stoppedAt())
                && sameCountedTime(before, after);
    }

    /** A clock that was stored before its time was kept is no news by that alone. */
    private static boolean sameCountedTime(SlaClock before, SlaClock after) {
        return before.countedSeconds() == null || Objects.equals(before.countedSeconds(), after.countedSeconds());
    }

    private static ClockChange first(ClockState state) {
        return switch (state) {
            case RUNNING, PAUSED -> ClockChange.STARTED;
            case MET -> ClockChange.MET;
            case BREACHED -> ClockChange.BREACHED;
            case CANCELLED -> ClockChange.CANCELLED;
            case VOID -> ClockChange.CORRECTED;
        };
    }

    private ClockChange change(SlaClock before, SlaClock after) {
        boolean decided = before.state() != ClockState.RUNNING && before.state() != ClockState.PAUSED;
        if (decided) {
            boolean goesOn = before.stoppedAt() != null && after.stoppedAt() == null;
            return goesOn
                            && cause.reopens()
                            && (before.state() != ClockState.MET || after.state() != ClockState.BREACHED)
                    ? ClockChange.RESUMED
                    : ClockChange.CORRECTED;
        }
        return switch (after.state()) {
            case MET -> ClockChange.MET;
            case BREACHED -> ClockChange.BREACHED;
            case CANCELLED -> ClockChange.CANCELLED;
            case VOID -> ClockChange.CORRECTED;
            case PAUSED -> before.state() == ClockState.PAUSED ? ClockChange.CORRECTED : ClockChange.PAUSED;
            case RUNNING -> before.state() == ClockState.RUNNING ? ClockChange.CORRECTED : ClockChange.RESUMED;
        };
    }

    private void add(ClockChange change, @Nullable SlaClock before, SlaClock after) {
        boolean alarming = change == ClockChange.WARNED || change == ClockChange.BREACHED;
        changes.computeIfAbsent(change, key -> new ArrayList<>(4))
                .add(new ChangedClock(after, alarming && alerts(before, after)));
    }

    private boolean alerts(@Nullable SlaClock before, SlaClock after) {
        Instant dueAt = after.dueAt();
        if (cause.silent() || after.policy() == null || dueAt == null || dueAt.isBefore(cause.alertFrom())) {
            return false;
        }
        boolean moved = before == null || !dueAt.equals(before.dueAt());
        return !moved || !dueAt.isBefore(cause.recordedAt());
    }

    private List<ClockEvents> news() {
        List<ClockEvents> news = new ArrayList<>(changes.size());
        changes.forEach((change, clocks) -> news.add(new ClockEvents(change, occurredAt(change, clocks), clocks)));
        return news;
    }

    private Instant occurredAt(ClockChange change, List<ChangedClock> clocks) {
        Instant latest = Instant.MIN;
        for (ChangedClock changed : clocks) {
            Instant at = instantOf(change, changed.clock());
            if (at.isAfter(latest)) {
                latest = at;
            }
        }
        return latest;
    }

    private Instant instantOf(ClockChange change, SlaClock clock) {
        Instant at =
                switch (change) {
                    case STARTED -> clock.startedAt();
                    case MET, CANCELLED -> clock.stoppedAt();
                    case BREACHED -> clock.dueAt();
                    case PAUSED, RESUMED, WARNED, CORRECTED -> cause.occurredAt();
                };
        return at == null ? cause.occurredAt() : at;
    }
}
