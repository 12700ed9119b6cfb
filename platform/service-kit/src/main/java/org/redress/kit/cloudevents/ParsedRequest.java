package org.redress.kit.cloudevents;

import java.util.List;

/** What a request to the intake turned out to be. */
public sealed interface ParsedRequest {

    /** One event, in binary or structured mode. */
    record Single(CloudEventIn event) implements ParsedRequest {}

    /** A batch, in the order sent; may be empty. Each event is accepted or refused by itself. */
    record Batch(List<ParsedEvent> events) implements ParsedRequest {}

    /** The request as a whole is not accepted. */
    record Refused(EventRefusal refusal) implements ParsedRequest {}
}
