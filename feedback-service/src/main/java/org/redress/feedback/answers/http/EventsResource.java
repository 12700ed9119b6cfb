package org.redress.feedback.answers.http;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.OPTIONS;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.Nullable;
import org.redress.feedback.answers.InvitationReport;
import org.redress.feedback.answers.Posting;
import org.redress.feedback.answers.RecordAnswers;
import org.redress.feedback.answers.Recorded;
import org.redress.feedback.answers.RecordedBatch;
import org.redress.feedback.answers.ResponseMetrics;
import org.redress.kit.caller.Caller;
import org.redress.kit.caller.Callers;
import org.redress.kit.cloudevents.BatchAnswer;
import org.redress.kit.cloudevents.CloudEventIn;
import org.redress.kit.cloudevents.CloudEventReader;
import org.redress.kit.cloudevents.EventAnswer;
import org.redress.kit.cloudevents.EventRefusal;
import org.redress.kit.cloudevents.EventTimes;
import org.redress.kit.cloudevents.ParsedEvent;
import org.redress.kit.cloudevents.ParsedRequest;
import org.redress.kit.cloudevents.RequestHeaders;
import org.redress.kit.cloudevents.WebhookHandshake;

/** Answers, and the life of invitations, as CloudEvents, one or a batch at a time. */
@Path("/api/v1/events")
@Produces(MediaType.APPLICATION_JSON)
class EventsResource {

    private static final int GRANTED_PER_MINUTE = 3_000;

    private final CloudEventReader reader = new CloudEventReader();
    private final FeedbackEvents events;
    private final RecordAnswers record;
    private final ResponseMetrics responseMetrics;
    private final SecurityIdentity identity;

    EventsResource(RecordAnswers record, ResponseMetrics responseMetrics, SecurityIdentity identity, Clock clock) {
        this.events = new FeedbackEvents(new EventTimes(clock));
        this.record = record;
        this.responseMetrics = responseMetrics;
        this.identity = identity;
    }

    @POST
    @Consumes(MediaType.WILDCARD)
    @Operation(
            operationId = "postFeedbackEvents",
            summary =
                    "Post answers and the life of invitations as CloudEvents: structured, binary, or a batch of at most 500")
    @RequestBody(
            content =
                    @Content(
                            mediaType = "application/cloudevents+json",
                            schema = @Schema(type = SchemaType.OBJECT),
                            examples = {
                                @ExampleObject(name = "answered", value = """
                                    {"specversion":"1.0","id":"a-1","source":"survey-tool",
                                     "type":"org.redress.intake.feedback-answered.v1","time":"2026-03-01T08:00:00Z",
                                     "data":{"nps":9,"channel":"e-mail","invitation":"inv-1"}}"""),
                                @ExampleObject(name = "invitation-delivered", value = """
                                    {"specversion":"1.0","id":"d-1","source":"survey-tool",
                                     "type":"org.redress.intake.invitation-delivered.v1","time":"2026-03-01T07:00:00Z",
                                     "data":{"invitation":"inv-1","survey":"after-resolution"}}""")
                            }))
    @APIResponse(
            responseCode = "200",
            description = "A batch, judged event by event; or a single event recorded before")
    @APIResponse(responseCode = "201", description = "A single event, recorded")
    @APIResponse(responseCode = "400", description = "Not a valid CloudEvent, answer sheet or news of an invitation")
    @APIResponse(responseCode = "413", description = "Too large, or more than 500 events")
    @APIResponse(responseCode = "415", description = "Not one of the three modes")
    @APIResponse(responseCode = "422", description = "An atomic batch with a faulty event; nothing was recorded")
    public Response post(
            @QueryParam("atomic") @DefaultValue("false") boolean atomic, byte[] body, @Context HttpHeaders headers)
            throws SQLException {
        Caller caller = Callers.of(identity);
        return switch (reader.read(RequestHeaders.of(headers.getRequestHeaders()), body)) {
            case ParsedRequest.Refused refused -> throw refuse(refused.refusal());
            case ParsedRequest.Single single -> one(single.event(), caller);
            case ParsedRequest.Batch batch -> batch(batch.events(), caller, atomic);
        };
    }

    @OPTIONS
    @Operation(operationId = "feedbackEventsHandshake", summary = "The handshake of CloudEvents webhooks")
    public Response handshake(@HeaderParam("WebHook-Request-Origin") @Nullable String origin) {
        Response.ResponseBuilder response = Response.noContent();
        WebhookHandshake.answer(origin, GRANTED_PER_MINUTE).forEach(response::header);
        return response.build();
    }

    private Response one(CloudEventIn event, Caller caller) throws SQLException {
        return switch (events.judge(event, caller)) {
            case FeedbackEvents.Judged.Bad bad -> throw refuse(bad.refusal());
            case FeedbackEvents.Judged.Good good -> {
                yield answer(event, record.record(List.of(good.posting())).getFirst());
            }
            case FeedbackEvents.Judged.Told told -> {
                yield answer(
                        event,
                        record.record(List.of(), List.of(told.report()))
                                .reports()
                                .getFirst());
            }
        };
    }

    private static Response answer(CloudEventIn event, Recorded recorded) {
        return Response.status(recorded.duplicate() ? 200 : 201)
                .entity(FeedbackAnswer.OfEvent.of(event.id(), recorded))
                .build();
    }

    private Response batch(List<ParsedEvent> batch, Caller caller, boolean atomic) throws SQLException {
        EventAnswer[] answers = new EventAnswer[batch.size()];
        List<Posting> postings = new ArrayList<>(batch.size());
        List<InvitationReport> reports = new ArrayList<>();
        List<Integer> positions = new ArrayList<>();
        List<Integer> reportPositions = new ArrayList<>();
        for (int i = 0; i < answers.length; i++) {
            FeedbackEvents.Judged judged =
                    switch (batch.get(i)) {
                        case ParsedEvent.Accepted accepted -> events.judge(accepted.event(), caller);
                        case ParsedEvent.Refused refused -> new FeedbackEvents.Judged.Bad(refused.refusal());
                    };
            switch (judged) {
                case FeedbackEvents.Judged.Good good -> {
                    positions.add(i);
                    postings.add(good.posting());
                }
                case FeedbackEvents.Judged.Told told -> {
                    reportPositions.add(i);
                    reports.add(told.report());
                }
                case FeedbackEvents.Judged.Bad bad -> {
                    responseMetrics.refused(bad.refusal().code());
                    answers[i] = EventAnswer.rejected(i, idOf(batch.get(i)), bad.refusal());
                }
            }
        }
        if (atomic && postings.size() + reports.size() < answers.length) {
            throw Refusals.atomicBatch(answers).exception();
        }
        RecordedBatch recorded = record.record(postings, reports);
        for (int p = 0; p < postings.size(); p++) {
            int index = positions.get(p);
            answers[index] = FeedbackAnswer.inBatch(
                    index, postings.get(p).sourceId(), recorded.answers().get(p));
        }
        for (int r = 0; r < reports.size(); r++) {
            int index = reportPositions.get(r);
            answers[index] = FeedbackAnswer.inBatch(
                    index, reports.get(r).sourceId(), recorded.reports().get(r));
        }
        return Response.ok(BatchAnswer.of(List.of(answers))).build();
    }

    private RuntimeException refuse(EventRefusal refusal) {
        responseMetrics.refused(refusal.code());
        return refusal.toProblem().exception();
    }

    private static @Nullable String idOf(ParsedEvent event) {
        return switch (event) {
            case ParsedEvent.Accepted accepted -> accepted.event().id();
            case ParsedEvent.Refused refused -> refused.id();
        };
    }
}
