package org.redress.kpi.objective;

import java.time.Instant;
import java.util.UUID;

/**
 * An objective as it is kept.
 *
 * @param version 1, 2, 3 … of what is promised; how it stands has none
 * @param changedBy who wrote this version, as {@code kind:id}
 */
public record StoredObjective(
        UUID id,
        int version,
        ObjectiveSpec spec,
        Instant createdAt,
        Instant changedAt,
        String changedBy,
        BurnState standing) {

    StoredObjective with(ObjectiveSpec changed, Instant at, String by, BurnState standingNow) {
        return new StoredObjective(id, version + 1, changed, createdAt, at, by, standingNow);
    }

    StoredObjective with(BurnState changed) {
        return new StoredObjective(id, version, spec, createdAt, changedAt, changedBy, changed);
    }
}
