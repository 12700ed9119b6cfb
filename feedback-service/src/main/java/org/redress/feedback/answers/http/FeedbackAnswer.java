package org.redress.feedback.answers.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.redress.feedback.answers.Recorded;
import org.redress.kit.cloudevents.EventAnswer;

/**
 * The answer to a posted sheet.
 *
 * @param id the feedback; answers about one complaint share it
 * @param version the version it is counted as; absent if a later answer about the complaint was there already
 * @param duplicate whether it was recorded before; nothing changed then
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record FeedbackAnswer(
        UUID id, @Nullable UUID complaintId, @Nullable Integer version, boolean duplicate) {

    static FeedbackAnswer of(Recorded recorded) {
        return new FeedbackAnswer(
                recorded.feedbackId(), recorded.complaintId(), recorded.version(), recorded.duplicate());
    }

    /** The answer to a single CloudEvent. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record OfEvent(
            String id,
            String status,
            UUID feedbackId,
            @Nullable UUID complaintId,
            @Nullable Integer version,
            boolean duplicate) {

        static OfEvent of(String eventId, Recorded recorded) {
            return new OfEvent(
                    eventId,
                    FeedbackAnswer.status(recorded),
                    recorded.feedbackId(),
                    recorded.complaintId(),
                    recorded.version(),
                    recorded.duplicate());
        }
    }

    /** The answer to one event of a batch. */
    static EventAnswer inBatch(int index, String eventId, Recorded recorded) {
        return new EventAnswer(
                index, eventId, FeedbackAnswer.status(recorded), recorded.complaintId(), recorded.feedbackId(), null);
    }

    private static String status(Recorded recorded) {
        return recorded.duplicate() ? EventAnswer.DUPLICATE : EventAnswer.ACCEPTED;
    }
}
