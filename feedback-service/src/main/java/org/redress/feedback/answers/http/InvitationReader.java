package org.redress.feedback.answers.http;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.redress.feedback.answers.InvitationReport;
import org.redress.feedback.answers.InvitationStep;
import org.redress.feedback.answers.ResponseDimensions;
import org.redress.kit.cloudevents.CloudEventIn;
import org.redress.kit.cloudevents.EventTimes;
import org.redress.kit.cloudevents.EventTimes.BusinessTime;
import org.redress.kit.http.JsonMembers;
import org.redress.kit.problem.Problem.FieldError;

/** Reads what an event tells of an invitation; finds every fault, so that a sender can repair all of them at once. */
final class InvitationReader {

    private InvitationReader() {}

    /**
     * A report; or faults.
     *
     * @param report absent if there are faults
     */
    record Result(@Nullable InvitationReport report, List<FieldError> faults) {}

    /** The data of a CloudEvent; its own time holds unless the data names another. */
    static Result event(CloudEventIn event, InvitationStep step, String actor, EventTimes times) {
        JsonMembers fields = new JsonMembers(event.data(), "/data");
        String invitation = fields.line("invitation", 255);
        fields.required("invitation", invitation);
        UUID complaintId = fields.uuid("complaintId");
        String survey = fields.code("survey");
        Instant stated = fields.time("occurredAt");
        BusinessTime occurredAt = times.believe(stated == null ? event.time() : stated);
        ResponseDimensions dimensions = new ResponseDimensions(
                event.source(),
                fields.code("channel"),
                fields.code("category"),
                fields.code("product"),
                fields.code("team"),
                fields.code("priority"),
                fields.code("brand"),
                fields.code("region"));
        fields.refuseOthers();
        if (invitation == null || !fields.faultless()) {
            return new Result(null, fields.faults());
        }
        return new Result(
                new InvitationReport(
                        event.source(),
                        event.id(),
                        actor,
                        invitation,
                        step,
                        occurredAt.at(),
                        occurredAt.clamped(),
                        complaintId,
                        survey,
                        dimensions),
                List.of());
    }
}
