package org.redress.messaging;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The records that a consumer group could not apply. Kept in the service's own database; replaying touches that group only. */
public interface DeadLetters {

    /**
     * One parked record without its content.
     *
     * @param eventId its CloudEvents id, absent if not even that could be read
     * @param attempts how often it was tried, replays included
     */
    record Parked(
            UUID id,
            String group,
            String topic,
            int partition,
            long offset,
            @Nullable UUID eventId,
            @Nullable String type,
            @Nullable String key,
            String reason,
            Instant parkedAt,
            int attempts) {}

    /** The outcome of a replay: applied (and gone from the list), or still parked with the new reason. */
    record Replayed(UUID id, boolean applied, @Nullable String reason) {}

    /** The oldest parked records first, after the given one. */
    List<Parked> list(@Nullable UUID after, int limit);

    /** A parked record's value as text, for inspection by an operator; empty if there is no such record. */
    Optional<String> content(UUID id);

    /** Gives the record to its group's handler again, in one transaction; empty if there is no such record. */
    Optional<Replayed> replay(UUID id);

    /** Removes a record that shall never be applied, and says why in the log; false if there is no such record. */
    boolean discard(UUID id, String actor, String reason);
}
