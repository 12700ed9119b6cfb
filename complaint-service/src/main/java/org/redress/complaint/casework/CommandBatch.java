package org.redress.complaint.casework;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.redress.kit.idempotency.KeyedRequest;
import org.redress.kit.idempotency.StoredAnswer;

/**
 * Steps of one request.
 *
 * @param lane what must not be written side by side: units with the same lane share a worker
 * @param together whether the steps are kept or lost as one
 * @param keyed the idempotency key that guards them
 * @param traceparent the W3C trace context of the request; travels with its events
 */
public record CommandBatch(
        String lane,
        List<Command> steps,
        boolean together,
        @Nullable Keyed keyed,
        @Nullable String traceparent) {

    /**
     * A guarded request.
     *
     * @param answer renders the answer that is kept with the key
     */
    public record Keyed(KeyedRequest request, Function<List<CommandResult>, StoredAnswer> answer) {}

    /** A request with one step, not guarded by an idempotency key. */
    public static CommandBatch of(String lane, Command command, @Nullable String traceparent) {
        return new CommandBatch(lane, List.of(command), false, null, traceparent);
    }
}
