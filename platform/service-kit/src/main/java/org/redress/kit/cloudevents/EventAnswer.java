package org.redress.kit.cloudevents;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The answer to one event of a batch.
 *
 * @param index its place in the batch, from 0
 * @param id the event's own id
 * @param status {@code accepted}, {@code duplicate} or {@code rejected}
 * @param complaintId the case it belongs to, if it concerns one
 * @param feedbackId the answer sheet or invitation it belongs to, if it is about one
 * @param problem why it was rejected
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record EventAnswer(
        int index,
        @Nullable String id,
        String status,
        @Nullable UUID complaintId,
        @Nullable UUID feedbackId,
        @Nullable EventRefusal problem) {

    /** Stored for the first time. */
    public static final String ACCEPTED = "accepted";

    /** Stored before; nothing changed. */
    public static final String DUPLICATE = "duplicate";

    /** Not stored. */
    public static final String REJECTED = "rejected";

    /** The answer to an event that is not stored. */
    public static EventAnswer rejected(int index, @Nullable String id, EventRefusal problem) {
        return new EventAnswer(index, id, REJECTED, null, null, problem);
    }
}
