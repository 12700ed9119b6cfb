package org.redress.complaint.casework;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.redress.kit.idempotency.StoredAnswer;

/**
 * What became of a unit.
 *
 * @param outcomes one for each step; empty for a replay
 * @param stored the answer kept with its idempotency key, if it has one
 * @param replayed whether the request had been served before
 */
public record BatchResult(
        List<CommandResult> outcomes, @Nullable StoredAnswer stored, boolean replayed) {

    /** Of a unit without idempotency key. */
    public static BatchResult of(List<CommandResult> outcomes) {
        return new BatchResult(outcomes, null, false);
    }
}
