package org.redress.kit.cloudevents;

import org.jspecify.annotations.Nullable;

/** One event of a request: read, or refused by itself. */
public sealed interface ParsedEvent {

    /** It is a valid CloudEvent; its type and data are not yet judged. */
    record Accepted(CloudEventIn event) implements ParsedEvent {}

    /**
     * It is none.
     *
     * @param id the id it names, if that could be read, so that the sender finds it again
     */
    record Refused(@Nullable String id, EventRefusal refusal) implements ParsedEvent {}
}
