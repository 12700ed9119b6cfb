package org.redress.feedback.answers.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.redress.feedback.answers.Posting;
import org.redress.kit.caller.Caller;
import org.redress.kit.cloudevents.CloudEventIn;
import org.redress.kit.cloudevents.EventRefusal;
import org.redress.kit.cloudevents.EventTimes;

/** From a CloudEvent to a posting. */
final class FeedbackEvents {

    /** The one type taken in here. */
    static final String ANSWERED = "org.redress.intake.feedback-answered.v1";

    private final EventTimes times;

    FeedbackEvents(EventTimes times) {
        this.times = times;
    }

    /** A posting, or why the event is none. */
    sealed interface Judged {
        record Good(Posting posting) implements Judged {}

        record Bad(EventRefusal refusal) implements Judged {}
    }

    Judged judge(CloudEventIn event, Caller caller) {
        if (!event.type().equals(ANSWERED)) {
            return bad(400, "unknown-type", "Unknown event type", "The only type accepted here is " + ANSWERED);
        }
        if (!caller.mayPostAs(event.source())) {
            return bad(403, "source-not-allowed", "Not allowed", "This API key may not post as this source");
        }
        JsonNode data = event.data();
        SheetReader.Result result = SheetReader.event(data, event.time(), event.source(), times, "/data");
        if (result.sheet() == null) {
            List<EventRefusal.Fault> faults = result.faults().stream()
                    .map(fault -> new EventRefusal.Fault(fault.pointer(), fault.code(), fault.message()))
                    .toList();
            return new Judged.Bad(new EventRefusal(
                    400, "invalid-feedback", "Not a valid answer sheet", "The data have faults: see errors", faults));
        }
        return new Judged.Good(new Posting(event.source(), event.id(), caller.actor(), result.sheet()));
    }

    private static Judged bad(int status, String code, String title, String detail) {
        return new Judged.Bad(new EventRefusal(status, code, title, detail, List.of()));
    }
}
