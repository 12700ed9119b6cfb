package org.redress.complaint.intake.http;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.Consumes;
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
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.redress.complaint.casework.BatchResult;
import org.redress.complaint.casework.Command;
import org.redress.complaint.casework.CommandBatch;
import org.redress.complaint.casework.CommandResult;
import org.redress.complaint.intake.Intake;
import org.redress.kit.caller.Caller;
import org.redress.kit.caller.Callers;
import org.redress.kit.cloudevents.BatchAnswer;
import org.redress.kit.cloudevents.CloudEventIn;
import org.redress.kit.cloudevents.CloudEventReader;
import org.redress.kit.cloudevents.EventAnswer;
import org.redress.kit.cloudevents.EventRefusal;
import org.redress.kit.cloudevents.ParsedEvent;
import org.redress.kit.cloudevents.ParsedRequest;
import org.redress.kit.cloudevents.RequestHeaders;
import org.redress.kit.cloudevents.WebhookHandshake;
import org.redress.kit.http.Trace;
import org.redress.kit.problem.Problem;
import org.redress.kit.problem.ProblemException;

/** CloudEvents in binary, structured and batch mode. */
@Path("/api/v1/events")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Intake")
public class EventsResource {

    private static final int REQUESTS_PER_MINUTE = 60_000;

    private final CloudEventReader reader = new CloudEventReader();
    private final TellReader tells;
    private final Intake intake;
    private final SecurityIdentity identity;

    EventsResource(Intake intake, SecurityIdentity identity, Clock clock) {
        this.tells = new TellReader(new FactReader(clock));
        this.intake = intake;
        this.identity = identity;
    }

    @OPTIONS
    @Operation(operationId = "handshake", summary = "Handshake of the CloudEvents webhook specification")
    public Response handshake(@HeaderParam("WebHook-Request-Origin") @Nullable String origin) {
        Response.ResponseBuilder answer = Response.ok();
        WebhookHandshake.answer(origin, REQUESTS_PER_MINUTE).forEach(answer::header);
        return answer.build();
    }

    @POST
    @Consumes(MediaType.WILDCARD)
    @Operation(
            operationId = "postEvents",
            summary = "Post one event, or a batch of up to 500",
            description = "Idempotent for ever by source and id. The mode is chosen by Content-Type.")
    @RequestBody(
            content = {
                @Content(
                        mediaType = "application/cloudevents+json",
                        schema = @Schema(type = SchemaType.OBJECT),
                        examples = @ExampleObject(name = "received", value = """
                        {"specversion":"1.0","type":"org.redress.intake.received.v1","source":"shop","id":"e-1",
                         "subject":"R-4711","time":"2026-03-01T08:00:00Z","data":{"channel":"phone","category":"delivery"}}
                        """)),
                @Content(
                        mediaType = "application/cloudevents-batch+json",
                        schema = @Schema(implementation = Object[].class)),
                @Content(mediaType = "application/json", schema = @Schema(type = SchemaType.OBJECT))
            })
    @APIResponse(
            responseCode = "201",
            description = "One event was stored",
            content = @Content(schema = @Schema(implementation = Answers.Event.class)))
    @APIResponse(
            responseCode = "200",
            description = "One event had been stored before (an EventAccepted), or the results of a batch",
            content = @Content(schema = @Schema(implementation = BatchAnswer.class)))
    @APIResponse(responseCode = "400", description = "Not valid; every fault with its pointer")
    @APIResponse(responseCode = "413", description = "Too large, or more than 500 events")
    @APIResponse(responseCode = "415", description = "Not a media type of the binding")
    public Uni<Response> post(
            @Context HttpHeaders headers,
            @QueryParam("atomic") @Nullable String atomic,
            @Context RoutingContext exchange,
            byte[] body) {
        String trace = Trace.of(exchange).traceparent();
        Caller caller = Callers.of(identity);
        boolean together = atomic(atomic);
        return switch (reader.read(RequestHeaders.of(headers.getRequestHeaders()), body)) {
            case ParsedRequest.Refused refused -> throw refuse(refused.refusal());
            case ParsedRequest.Single single -> single(caller, single.event(), trace);
            case ParsedRequest.Batch batch -> batch(caller, batch.events(), together, trace);
        };
    }

    private static boolean atomic(@Nullable String parameter) {
        if (parameter == null || parameter.equals("false")) {
            return false;
        }
        if (parameter.isEmpty() || parameter.equals("true")) {
            return true;
        }
        throw Problem.invalidRequest("atomic must be true or false.")
                .at("query:atomic", "not-accepted", "must be true or false")
                .exception();
    }

    private ProblemException refuse(EventRefusal refusal) {
        intake.refused(refusal.code());
        return Refusals.problem(refusal).exception();
    }

    private Uni<Response> single(Caller caller, CloudEventIn event, String trace) {
        FactReader.Told told;
        try {
            told = tells.read(caller, event);
        } catch (ProblemException e) {
            intake.refused(e.problem().code());
            throw e;
        }
        note(told);
        Command.Tell tell = told.tell();
        return Uni.createFrom()
                .completionStage(() -> intake.tell(CommandBatch.of(lane(tell), tell, trace)))
                .map(batchResult -> single(event, told, batchResult.outcomes().getFirst()));
    }

    private static Response single(CloudEventIn event, FactReader.Told told, CommandResult commandResult) {
        Boolean clamped = told.clamped() ? true : null;
        return switch (commandResult) {
            case CommandResult.Recorded recorded ->
                Response.status(201)
                        .entity(new Answers.Event(
                                event.id(),
                                EventAnswer.ACCEPTED,
                                false,
                                recorded.complaintId(),
                                recorded.number(),
                                recorded.version(),
                                clamped))
                        .build();
            case CommandResult.Duplicate duplicate ->
                Response.ok(new Answers.Event(
                                event.id(),
                                EventAnswer.DUPLICATE,
                                true,
                                duplicate.complaintId(),
                                duplicate.number(),
                                duplicate.version(),
                                clamped))
                        .build();
            case CommandResult.Acted acted -> throw new IllegalStateException("An event is told, not done");
            case CommandResult.Refused refused -> throw refused.problem().exception();
        };
    }

    private Uni<Response> batch(Caller caller, List<ParsedEvent> events, boolean together, String trace) {
        @Nullable EventAnswer[] results = new EventAnswer[events.size()];
        List<Command> steps = new ArrayList<>(events.size());
        List<Integer> indexes = new ArrayList<>(events.size());
        int index = 0;
        for (ParsedEvent parsed : events) {
            switch (parsed) {
                case ParsedEvent.Refused refused ->
                    results[index] = EventAnswer.rejected(index, refused.id(), refused.refusal());
                case ParsedEvent.Accepted accepted -> {
                    try {
                        FactReader.Told told = tells.read(caller, accepted.event());
                        note(told);
                        steps.add(told.tell());
                        indexes.add(index);
                    } catch (ProblemException e) {
                        results[index] =
                                EventAnswer.rejected(index, accepted.event().id(), Refusals.refusal(e.problem()));
                    }
                }
            }
            index++;
        }
        if (together && steps.size() < events.size()) {
            throw notStored(results);
        }
        if (steps.isEmpty()) {
            return Uni.createFrom().item(answer(results));
        }
        CommandBatch commandBatch =
                new CommandBatch(lane((Command.Tell) steps.getFirst()), steps, together, null, trace);
        return Uni.createFrom().completionStage(() -> intake.tell(commandBatch)).map(batchResult -> {
            merge(batchResult, steps, indexes, results);
            return answer(results);
        });
    }

    private static void merge(
            BatchResult batchResult, List<Command> steps, List<Integer> indexes, @Nullable EventAnswer[] results) {
        for (int i = 0; i < indexes.size(); i++) {
            int place = indexes.get(i);
            String id = ((Command.Tell) steps.get(i)).eventId();
            results[place] = switch (batchResult.outcomes().get(i)) {
                case CommandResult.Recorded recorded ->
                    new EventAnswer(place, id, EventAnswer.ACCEPTED, recorded.complaintId(), null, null);
                case CommandResult.Duplicate duplicate ->
                    new EventAnswer(place, id, EventAnswer.DUPLICATE, duplicate.complaintId(), null, null);
                case CommandResult.Acted acted -> throw new IllegalStateException("An event is told, not done");
                case CommandResult.Refused refused ->
                    EventAnswer.rejected(place, id, Refusals.refusal(refused.problem()));
            };
        }
    }

    private Response answer(@Nullable EventAnswer[] results) {
        List<EventAnswer> all = new ArrayList<>(results.length);
        for (EventAnswer result : results) {
            if (result != null) {
                all.add(result);
                if (result.problem() != null) {
                    intake.refused(result.problem().code());
                }
            }
        }
        return Response.ok(BatchAnswer.of(all)).build();
    }

    /** One refused of a batch that stands or falls as a whole: nothing was stored. */
    private ProblemException notStored(@Nullable EventAnswer[] results) {
        List<EventAnswer> refused = new ArrayList<>();
        for (EventAnswer result : results) {
            if (result != null) {
                refused.add(result);
                intake.refused("batch-refused");
            }
        }
        return Problem.of(
                        400,
                        "batch-refused",
                        "Nothing of the batch was stored",
                        refused.size() + " of " + results.length + " events are not valid.")
                .with("results", refused)
                .exception();
    }

    private void note(FactReader.Told told) {
        if (told.clamped()) {
            intake.clamped();
        }
    }

    /** Events of one case go through one worker, so that they seldom wait for each other. */
    private static String lane(Command.Tell tell) {
        return tell.source() + '|' + (tell.reference() == null ? tell.eventId() : tell.reference());
    }

    /** Reads the event as a fact of a source that the caller may speak for. */
    private record TellReader(FactReader facts) {

        FactReader.Told read(Caller caller, CloudEventIn event) {
            Fact fact = Fact.ofType(event.type());
            if (fact == null) {
                throw Problem.of(
                                400,
                                "unknown-type",
                                "The type is not known here",
                                "See the documentation of the intake.")
                        .at("/type", "unknown-type", "is not known here")
                        .exception();
            }
            if (!caller.mayPostAs(event.source())) {
                throw Refusals.sourceNotAllowed();
            }
            JsonNode data = event.data();
            return facts.read(
                    fact,
                    data,
                    "/data",
                    new FactReader.Teller(
                            event.source(),
                            event.id(),
                            event.subject(),
                            !caller.sources().isEmpty(),
                            Refusals.actor(caller)),
                    event.time());
        }
    }
}
