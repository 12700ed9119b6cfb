package org.redress.kit.cloudevents;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.redress.kit.problem.Problem;

/**
 * Why a request, or one event of a batch, is not accepted. The parts of a problem detail (RFC 9457).
 *
 * @param status the HTTP status that says so: 400, 413 or 415 for what the reader refuses
 * @param code stable and machine-readable, for example {@code invalid-event}
 * @param detail for people; never contains data of the event
 */
public record EventRefusal(int status, String code, String title, String detail, List<Fault> errors) {

    /** The code of a refusal for what an event or its attributes look like. */
    public static final String INVALID_EVENT = "invalid-event";

    /**
     * One thing that is wrong.
     *
     * @param pointer a JSON pointer into the event, or the name of the HTTP header in binary mode
     */
    public record Fault(@Nullable String pointer, String code, String message) {}

    /** The answer to a request that holds nothing but this. */
    public Problem toProblem() {
        Problem problem = Problem.of(status, code, title, detail);
        for (Fault fault : errors) {
            problem = problem.at(fault.pointer() == null ? "" : fault.pointer(), fault.code(), fault.message());
        }
        return problem;
    }

    static EventRefusal invalid(List<Fault> faults) {
        return new EventRefusal(
                400, INVALID_EVENT, "Not a valid CloudEvent", faults.getFirst().message(), List.copyOf(faults));
    }

    static EventRefusal badRequest(String code, String detail) {
        return new EventRefusal(400, code, "The request cannot be read", detail, List.of());
    }

    static EventRefusal tooLarge(String detail) {
        return new EventRefusal(413, "too-large", "Too large", detail, List.of());
    }

    static EventRefusal unsupported(String detail) {
        return new EventRefusal(415, "unsupported-media-type", "Unsupported media type", detail, List.of());
    }
}
