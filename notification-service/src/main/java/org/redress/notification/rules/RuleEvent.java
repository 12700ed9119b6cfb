package org.redress.notification.rules;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.redress.notification.delivery.AlertFacts;

/** What happened, as far as a rule looks at it. */
public sealed interface RuleEvent {

    /** The event that tells of it. */
    Told told();

    /**
     * The event that tells of a happening.
     *
     * @param occurredAt business time
     * @param recordedAt when Redress learned of it
     */
    record Told(UUID eventId, Instant occurredAt, Instant recordedAt) {}

    /**
     * The case that is concerned.
     *
     * @param number the number people use
     */
    record Case(
            UUID id,
            String number,
            @Nullable String team,
            @Nullable String priority,
            @Nullable String category) {}

    /**
     * A complaint arrived.
     *
     * @param historic it was already old when we learned of it
     * @param handled it is already acknowledged, resolved, closed, withdrawn or merged
     * @param unreachable no address of the customer came with it
     */
    record Received(Told told, Case of, boolean historic, boolean handled, boolean unreachable) implements RuleEvent {}

    /** Whoever a case is about was erased. */
    record PersonErased(Told told, UUID complaintId) implements RuleEvent {}

    /** Clocks of a case changed. */
    record ClocksChanged(Told told, Case of, Kind kind, List<Clock> clocks) implements RuleEvent {

        /** What is announced. */
        public enum Kind {
            STARTED,
            WARNED,
            BREACHED,
            /** Late events changed a verdict: it may be a breach now, or none any more. */
            CORRECTED,
            SETTLED
        }
    }

    /**
     * A customer answered a survey about a case.
     *
     * @param lowestNps the lowest answer to a question on recommending us; absent if there was none
     */
    record Answered(
            Told told,
            UUID feedbackId,
            @Nullable UUID complaintId,
            @Nullable Integer lowestNps) implements RuleEvent {}

    /**
     * A figure asks for attention, or no longer does.
     *
     * @param watchId the objective, or the watch over a category or a team
     * @param version of what is told of it
     */
    record FigureTold(Told told, UUID watchId, int version, What what, AlertFacts facts) implements RuleEvent {

        /** What is told. */
        public enum What {
            BURNING,
            RECOVERED,
            SURGE,
            SURGE_ENDED,
            UNTOUCHED,
            UNTOUCHED_ENDED
        }
    }

    /**
     * A clock as it stands.
     *
     * @param code for example {@code resolution}
     * @param alert whether somebody should be told
     */
    record Clock(
            String code,
            int run,
            State state,
            boolean alert,
            @Nullable Instant dueAt) {

        /** What it says. */
        public enum State {
            RUNNING,
            PAUSED,
            MET,
            BREACHED,
            CANCELLED
        }
    }
}
