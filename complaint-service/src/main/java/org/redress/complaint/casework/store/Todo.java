package org.redress.complaint.casework.store;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.redress.complaint.casework.Outcome;
import org.redress.complaint.casework.Step;

/** A step to be done, and what is known of it. */
final class Todo {

    private Step step;
    private final @Nullable String traceparent;
    private @Nullable UUID caseId;
    private @Nullable UUID survivorId;
    private @Nullable UUID erasureId;
    private @Nullable String eventKey;
    private @Nullable Outcome outcome;

    Todo(Step step, @Nullable String traceparent) {
        this.step = step;
        this.traceparent = traceparent;
    }

    Step step() {
        return step;
    }

    @Nullable
    String traceparent() {
        return traceparent;
    }

    Step.Tell tell() {
        return (Step.Tell) step;
    }

    /** The same fact without texts, addresses and custom fields; whether it means another case or event does not change. */
    void forget() {
        Step.Tell told = tell();
        step = new Step.Tell(
                told.source(),
                told.eventId(),
                told.reference(),
                told.ownCases(),
                told.happening().withoutFields(),
                null,
                null,
                null,
                told.survivor());
    }

    /** It tells of somebody who was erased after it happened. */
    void forget(UUID erasure) {
        erasureId = erasure;
        forget();
    }

    @Nullable
    UUID erasureId() {
        return erasureId;
    }

    /** Under which name its event is kept. */
    @Nullable
    String eventKey() {
        return eventKey == null ? tell().eventId() : eventKey;
    }

    void keepAs(@Nullable String name) {
        eventKey = name;
    }

    @Nullable
    String reference() {
        return switch (step) {
            case Step.Tell tell -> tell.reference();
            case Step.Act act -> act.idOrNumber();
        };
    }

    boolean mayMean(String caseSource) {
        return switch (step) {
            case Step.Tell tell -> !tell.ownCases() || tell.source().equals(caseSource);
            case Step.Act act -> true;
        };
    }

    /** What names the case that goes on; null unless this is a merge. */
    @Nullable
    String survivor() {
        return switch (step) {
            case Step.Tell tell -> tell.survivor();
            // A merge is the first of its moves.
            case Step.Act act -> act.moves().getFirst().survivor();
        };
    }

    void foundSurvivor(@Nullable UUID id) {
        survivorId = id;
    }

    @Nullable
    UUID survivorId() {
        return survivorId;
    }

    void found(@Nullable UUID id) {
        caseId = caseId == null ? id : caseId;
    }

    @Nullable
    UUID caseId() {
        return caseId;
    }

    void answer(Outcome given) {
        outcome = given;
    }

    boolean answered() {
        return outcome != null;
    }

    Outcome outcome() {
        if (outcome == null) {
            throw new IllegalStateException("A step was not done");
        }
        return outcome;
    }

    Outcome.Recorded recorded() {
        return (Outcome.Recorded) outcome();
    }
}
