package org.redress.contract.complaint;

import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What can happen to a case. One record per event type; a {@code switch} over it must name them all. */
public sealed interface ComplaintFact {

    /** The clocks that the fact tells of, each as it stands after it; none for what is no news of clocks. */
    default List<ClockFact> clocks() {
        return List.of();
    }

    /**
     * A complaint arrived.
     *
     * @param severity a code of the organisation, if the source knows one
     * @param contact whether an address came with it to which mail can be sent (the address itself stays where it is); absent if unknown
     */
    record Received(@Nullable String severity, @Nullable Boolean contact) implements ComplaintFact {}

    /** The customer was told that we have it. An automatic message is enough (DEC-5). */
    record Acknowledged(boolean automatic) implements ComplaintFact {}

    /** Dimensions changed other than team and assignee; their new values stand in the event's dimensions. */
    record Classified(List<String> changed) implements ComplaintFact {}

    /** The case got an owner, or another one; who, stands in the dimensions. {@code transfer}: the team changed. */
    record Assigned(boolean transfer) implements ComplaintFact {}

    /** The customer wrote. */
    record CustomerReplied(UUID messageId) implements ComplaintFact {}

    /** The customer was answered. {@code automatic}: not by a human, so no first response. */
    record AgentReplied(UUID messageId, boolean automatic) implements ComplaintFact {}

    /** Colleagues were told something the customer does not see. */
    record NoteAdded(UUID messageId) implements ComplaintFact {}

    /** The case moved between new, open and waiting for the customer, or its source gave it another status of its own. */
    record StatusChanged(CaseStatus from, CaseStatus to) implements ComplaintFact {}

    /**
     * The matter is settled.
     *
     * @param redress what the customer gets for it, if anything
     */
    record Resolved(
            @Nullable String outcome,
            @Nullable String rootCause,
            @Nullable Redress redress) implements ComplaintFact {}

    /** The customer does not accept the resolution. */
    record ResolutionDisputed(@Nullable String reason) implements ComplaintFact {}

    /** The case went back from resolved or closed to work; {@code count} is 1 for the first time. */
    record Reopened(@Nullable String reason, int count) implements ComplaintFact {}

    /** A step was taken that rules know by its name, for example {@code holding-reply}: clocks may start, stop or be replaced on it. */
    record StepTaken(String step) implements ComplaintFact {}

    /** Nothing more will happen, unless it is reopened. */
    record Closed(@Nullable String outcome) implements ComplaintFact {}

    /** The customer took the complaint back. */
    record Withdrawn(@Nullable String reason) implements ComplaintFact {}

    /**
     * The case is a duplicate and goes on as another one.
     *
     * @param into the case that goes on
     * @param reason a code of the organisation
     */
    record Merged(UUID into, @Nullable String reason) implements ComplaintFact {}

    /** Clocks began to run. */
    record SlaStarted(List<ClockFact> clocks) implements ComplaintFact {}

    /** Clocks stopped counting for a while (DEC-6). */
    record SlaPaused(List<ClockFact> clocks) implements ComplaintFact {}

    /** Paused clocks count again; their deadlines moved. */
    record SlaResumed(List<ClockFact> clocks) implements ComplaintFact {}

    /** Clocks used up a share of their budget that operations wants to know of. */
    record SlaWarned(List<ClockFact> clocks) implements ComplaintFact {}

    /** Promises kept. */
    record SlaMet(List<ClockFact> clocks) implements ComplaintFact {}

    /** Promises broken. */
    record SlaBreached(List<ClockFact> clocks) implements ComplaintFact {}

    /** Promises that no longer hold, for example because the complaint was withdrawn or merged. */
    record SlaCancelled(List<ClockFact> clocks) implements ComplaintFact {}

    /** Late or back-dated events changed a deadline or a verdict given before, or took a clock away ({@code void}). */
    record SlaCorrected(List<ClockFact> clocks) implements ComplaintFact {}

    /**
     * Somebody applied another version of a policy or calendar to the open case, or took that back: this is why deadlines moved. The actor is
     * who did. Deadlines that are past by that alert nobody; whoever applied it was shown them.
     *
     * @param application the same for all cases that were changed together
     * @param undo whether it was taken back
     * @param policy what holds now for clocks that had not ended, for example {@code retail/2}
     * @param clocks those that became different, and those that no longer are, as cancelled; none if only the version changed
     */
    record SlaApplied(UUID application, boolean undo, String policy, List<ClockFact> clocks) implements ComplaintFact {}

    /**
     * Whoever the case is about was erased: names, addresses and texts are gone, and whoever keeps any drops them. The case goes on to exist
     * and nothing that is counted changes: dimensions and state are those of the event before.
     *
     * @param reason a code of the organisation, for example {@code request} or {@code retention}
     */
    record PersonErased(@Nullable String reason) implements ComplaintFact {}

    /**
     * What a customer gets.
     *
     * @param kind a code, for example {@code refund}, {@code voucher}, {@code apology}
     * @param amount in units of the currency; absent where no money is paid
     * @param currency ISO 4217
     */
    record Redress(
            String kind,
            @Nullable BigDecimal amount,
            @Nullable String currency) {}
}
