package org.redress.feedback.answers.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.redress.feedback.answers.InvitationReport;
import org.redress.feedback.answers.InvitationStep;
import org.redress.feedback.answers.Posting;
import org.redress.kit.caller.Caller;
import org.redress.kit.cloudevents.CloudEventIn;
import org.redress.kit.cloudevents.EventRefusal;
import org.redress.kit.cloudevents.EventTimes;
import org.redress.kit.problem.Problem.FieldError;

/** From a CloudEvent to an answer, or to what is told of an invitation. */
final class FeedbackEvents {

    /** The type of an answer; what is told of invitations has the types of {@link InvitationStep}. */
    static final String ANSWERED = "org.redress.intake.feedback-answered.v1";

    private static final String TYPES = ANSWERED
            + Arrays.stream(InvitationStep.values())
                    .filter(step -> step != InvitationStep.ANSWERED)
                    .map(step -> ", " + step.eventType())
                    .collect(Collectors.joining());

    private final EventTimes times;

    FeedbackEvents(EventTimes times) {
        this.times = times;
    }

    /** An answer, a report of an invitation, or why the event is neither. */
    sealed interface Judged {
        record Good(Posting posting) implements Judged {}

        record Told(InvitationReport report) implements Judged {}

        record Bad(EventRefusal refusal) implements Judged {}
    }

    Judged judge(CloudEventIn event, Caller caller) {
        Optional<InvitationStep> step = InvitationStep.ofEventType(event.type());
        if (step.isEmpty() && !event.type().equals(ANSWERED)) {
            return bad(400, "unknown-type", "Unknown event type", "Accepted here are " + TYPES);
        }
        if (!caller.mayPostAs(event.source())) {
            return bad(403, "source-not-allowed", "Not allowed", "This API key may not post as this source");
        }
        if (step.isPresent()) {
            InvitationReader.Result told = InvitationReader.event(event, step.get(), caller.actor(), times);
            return told.report() == null
                    ? faulty("invalid-invitation", "Not valid news of an invitation", told.faults())
                    : new Judged.Told(told.report());
        }
        JsonNode data = event.data();
        SurveyResponseReader.Result result =
                SurveyResponseReader.event(data, event.time(), event.source(), times, "/data");
        if (result.sheet() == null) {
            return faulty("invalid-feedback", "Not a valid answer sheet", result.faults());
        }
        return new Judged.Good(new Posting(event.source(), event.id(), caller.actor(), result.sheet()));
    }

    private static Judged faulty(String code, String title, List<FieldError> found) {
        List<EventRefusal.Fault> faults = found.stream()
                .map(fault -> new EventRefusal.Fault(fault.pointer(), fault.code(), fault.message()))
                .toList();
        return new Judged.Bad(new EventRefusal(400, code, title, "The data have faults: see errors", faults));
    }

    private static Judged bad(int status, String code, String title, String detail) {
        return new Judged.Bad(new EventRefusal(status, code, title, detail, List.of()));
    }
}
