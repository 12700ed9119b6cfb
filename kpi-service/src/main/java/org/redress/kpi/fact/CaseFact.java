package org.redress.kpi.fact;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.redress.kpi.cell.CellContributions;
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
        boolean historic,
        PostResolution aftermath) {

    /** Later trouble than this is no trouble of the first contact, whatever a question asks for. */
    public static final int LONGEST_CONTACT_DAYS = 90;

    private static final long DAY_MILLIS = 24 * 3_600_000L;

    /** Where a complaint stands whose promises are void: nobody waits for its resolution. */
    private static final Set<String> VOID = Set.of("withdrawn", "merged");

    /**
     * Adds what this complaint counts for, or takes it away. A complaint whose receipt is unknown counts for nothing.
     *
     * @param form the measures that it is counted by, see {@link CaseLife#FORM}
     */
    void contribute(int sign, int form, CellContributions to) {
        Instant receivedAt = milestones.receivedAt();
        if (receivedAt != null) {
            Contribution contribution = new Contribution(sign, to, receivedAt);
            contribution.first();
            if (form >= CaseLife.FORM) {
                contribution.second();
            }
        }
    }

    /** One pass over the measures of the complaint. */
    private final class Contribution {

        private final int sign;
        private final CellContributions to;
        private final Instant receivedAt;

        Contribution(int sign, CellContributions to, Instant receivedAt) {
            this.sign = sign;
            this.to = to;
            this.receivedAt = receivedAt;
        }

        /** The measures of the first form. */
        void first() {
            count(Measure.INTAKE, receivedAt, 0);
            times();
            flow();
            handling();
            stated();
        }

        /** The measures that the second form added. */
        void second() {
            if (milestones.firstAssignedAt() != null) {
                duration(Measure.ASSIGNMENT_TIME, milestones.firstAssignedAt(), milestones.firstAssignedAt());
            }
            if (rootCause != null) {
                count(Measure.rootCause(rootCause), receivedAt, 0);
            }
            Instant firstResolvedAt = milestones.firstResolvedAt();
            if (firstResolvedAt != null) {
                Integer days = troubleAfter(firstResolvedAt);
                if (days != null) {
                    count(Measure.troubleAfter(days), firstResolvedAt, 0);
                }
                if (aftermath.disputeCount() > 0) {
                    count(Measure.REJECTED, firstResolvedAt, aftermath.disputeCount());
                }
            }
            RedressGiven redress = aftermath.redress();
            if (redress != null && milestones.resolvedAt() != null) {
                String currency = redress.amount() == null ? null : redress.currency();
                count(Measure.redress(redress.kind(), currency), milestones.resolvedAt(), redress.units());
            }
        }

        /** After how many days the first resolution turned out not to be the end; absent if it was, or nobody knows better yet. */
        private @Nullable Integer troubleAfter(Instant firstResolvedAt) {
            if (transferCount > 0) {
                return 0;
            }
            Integer reopened = days(firstResolvedAt, milestones.firstReopenedAt());
            Integer wrote = days(firstResolvedAt, aftermath.firstRecontactAt());
            return reopened == null || (wrote != null && wrote < reopened) ? wrote : reopened;
        }

        private static @Nullable Integer days(Instant from, @Nullable Instant to) {
            if (to == null) {
                return null;
            }
            long days = Math.ceilDiv(Math.max(0, Duration.between(from, to).toMillis()), DAY_MILLIS);
            return days > LONGEST_CONTACT_DAYS ? null : (int) days;
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
