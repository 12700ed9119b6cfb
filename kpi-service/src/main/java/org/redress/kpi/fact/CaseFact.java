package org.redress.kpi.fact;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.redress.kpi.cell.Counting;
import org.redress.kpi.cell.DimensionSet;
import org.redress.kpi.cell.Measure;

/**
 * All that is counted of one complaint, as of one version of it.
 *
 * @param number what people call it
 * @param status where it stands, as the event contract writes it
 * @param historic whether it was imported
 */
public record CaseFact(
        UUID complaint,
        int version,
        String number,
        DimensionSet dimensions,
        @Nullable String assignee,
        String status,
        @Nullable String sourceStatus,
        Milestones milestones,
        int reopenCount,
        int transferCount,
        @Nullable String outcome,
        @Nullable String rootCause,
        StatedPromise stated,
        boolean historic) {

    /** Where a complaint stands whose promises are void: nobody waits for its resolution. */
    private static final Set<String> VOID = Set.of("withdrawn", "merged");

    /** Adds what this complaint counts for, or takes it away. A complaint whose receipt is unknown counts for nothing. */
    void contribute(int sign, Counting to) {
        Instant receivedAt = milestones.receivedAt();
        if (receivedAt != null) {
            new Contribution(sign, to, receivedAt).all();
        }
    }

    /** One pass over the measures of the complaint. */
    private final class Contribution {

        private final int sign;
        private final Counting to;
        private final Instant receivedAt;

        Contribution(int sign, Counting to, Instant receivedAt) {
            this.sign = sign;
            this.to = to;
            this.receivedAt = receivedAt;
        }

        void all() {
            count(Measure.INTAKE, receivedAt, 0);
            times();
            flow();
            handling();
            stated();
        }

        private void times() {
            if (milestones.acknowledgedAt() != null) {
                duration(Measure.ACKNOWLEDGEMENT_TIME, receivedAt, milestones.acknowledgedAt());
            }
            if (milestones.firstResponseAt() != null) {
                duration(Measure.FIRST_RESPONSE_TIME, milestones.firstResponseAt(), milestones.firstResponseAt());
            }
            if (milestones.resolvedAt() != null) {
                duration(Measure.RESOLUTION_TIME, milestones.resolvedAt(), milestones.resolvedAt());
                duration(Measure.RESOLUTION_TIME_BY_RECEIPT, receivedAt, milestones.resolvedAt());
            }
        }

        /** Leaving the backlog is counted when it happened, but never before entering it: no backlog is negative. */
        private void flow() {
            Instant settledAt = settledAt();
            if (settledAt != null) {
                count(Measure.RESOLVED, later(receivedAt, settledAt), 0);
            }
            if (milestones.closedAt() != null) {
                count(Measure.CLOSED, later(receivedAt, milestones.closedAt()), 0);
            }
        }

        /** What was withdrawn or merged into another complaint needs no resolution any more. */
        private @Nullable Instant settledAt() {
            return milestones.resolvedAt() == null && VOID.contains(status)
                    ? milestones.closedAt()
                    : milestones.resolvedAt();
        }

        private void handling() {
            if (milestones.firstResolvedAt() != null) {
                count(Measure.FIRST_RESOLVED, milestones.firstResolvedAt(), 0);
            }
            if (milestones.firstReopenedAt() != null) {
                count(Measure.REOPENED, milestones.firstReopenedAt(), reopenCount);
            }
            if (transferCount > 0) {
                count(Measure.TRANSFERRED, receivedAt, transferCount);
            }
            if (transferCount > 0 || reopenCount > 0) {
                count(Measure.TROUBLED, receivedAt, 0);
            }
            if (outcome != null) {
                count(Measure.outcome(outcome), receivedAt, 0);
            }
        }

        private void stated() {
            Boolean met = stated.met();
            if (met != null) {
                count(met ? Measure.STATED_MET : Measure.STATED_BREACHED, receivedAt, 0);
            }
            Boolean disputed = stated.disputed();
            if (disputed != null) {
                count(disputed ? Measure.DISPUTED : Measure.UNDISPUTED, receivedAt, 0);
            }
        }

        private void count(String measure, Instant at, long amount) {
            to.count(sign, measure, at, dimensions, amount);
        }

        private void duration(String measure, Instant at, Instant end) {
            to.duration(sign, measure, at, dimensions, Duration.between(receivedAt, end));
        }

        private static Instant later(Instant one, Instant other) {
            return one.isAfter(other) ? one : other;
        }
    }
}
