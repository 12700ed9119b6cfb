package org.redress.complaint.casework.store;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.redress.complaint.casework.Command;
import org.redress.complaint.casework.CommandResult;

/** A step to be done, and what is known of it. */
final class PendingCommand {

    private Command command;
    private final @Nullable String traceparent;
    private @Nullable UUID caseId;
    private @Nullable UUID survivorId;
    private @Nullable UUID erasureId;
    private @Nullable String eventKey;
    private @Nullable CommandResult commandResult;

    PendingCommand(Command command, @Nullable String traceparent) {
        this.command = command;
        this.traceparent = traceparent;
    }

    Command step() {
        return command;
    }

    @Nullable
    String traceparent() {
        return traceparent;
    }

    Command.Tell tell() {
        return (Command.Tell) command;
    }

    /** The same fact without texts, addresses and custom fields; whether it means another case or event does not change. */
    void forget() {
        Command.Tell told = tell();
        command = new Command.Tell(
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
        return switch (command) {
            case Command.Tell tell -> tell.reference();
            case Command.Act act -> act.idOrNumber();
        };
    }

    boolean mayMean(String caseSource) {
        return switch (command) {
            case Command.Tell tell -> !tell.ownCases() || tell.source().equals(caseSource);
            case Command.Act act -> true;
        };
    }

    /** What names the case that goes on; null unless this is a merge. */
    @Nullable
    String survivor() {
        return switch (command) {
            case Command.Tell tell -> tell.survivor();
            // A merge is the first of its moves.
            case Command.Act act -> act.moves().getFirst().survivor();
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

    void answer(CommandResult given) {
        commandResult = given;
    }

    boolean answered() {
        return commandResult != null;
    }

    CommandResult outcome() {
        if (commandResult == null) {
            throw new IllegalStateException("A step was not done");
        }
        return commandResult;
    }

    CommandResult.Recorded recorded() {
        return (CommandResult.Recorded) outcome();
    }
}
