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
public record Answer(List<Outcome> outcomes, @Nullable StoredAnswer stored, boolean replayed) {

    /** Of a unit without idempotency key. */
    public static Answer of(List<Outcome> outcomes) {
        return new Answer(outcomes, null, false);
    }
}
