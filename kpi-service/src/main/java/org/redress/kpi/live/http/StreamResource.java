package org.redress.kpi.live.http;

import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Multi;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.sql.SQLException;
import java.time.Clock;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseHeader;
import org.jspecify.annotations.Nullable;
import org.redress.kit.caller.Caller;
import org.redress.kit.caller.Callers;
import org.redress.kit.problem.Problem;
import org.redress.kpi.live.LiveConfig;
import org.redress.kpi.live.LiveQuestions;
import org.redress.kpi.live.TooManyStreamsException;
import org.redress.kpi.query.TooManyBucketsException;
import org.redress.kpi.query.http.Parameters;
import org.redress.kpi.query.http.Questions;

/**
 * Figures that follow what happens. Each event holds a whole answer, so a client can miss nothing: one that was away gets the newest, or
 * nothing at all if it has seen that.
 */
@Path("/api/v1/kpis/stream")
@Tag(name = "Figures")
public class StreamResource {

    private final LiveQuestions questions;
    private final LiveConfig config;
    private final SecurityIdentity identity;
    private final Clock clock;

    StreamResource(LiveQuestions questions, LiveConfig config, SecurityIdentity identity, Clock clock) {
        this.questions = questions;
        this.config = config;
        this.identity = identity;
        this.clock = clock;
    }

    @GET
    @Blocking
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @ResponseHeader(name = "X-Accel-Buffering", value = "no")
    @ResponseHeader(name = "Cache-Control", value = "no-store")
    @Operation(
            operationId = "streamFigures",
            summary = "Figures as they change",
            description =
                    "The parameters and the answer are those of GET /api/v1/kpis. Server-sent events named kpis: the answer at once, then"
                            + " the whole answer again whenever a figure in it has changed, within a second of the event that changed it and at most"
                            + " twice a second. Last-Event-ID is the id of the answer that was seen last; if it is still the newest, nothing is sent. A"
                            + " comment every 15 seconds shows that the stream is alive; after ten minutes it ends, and the client connects again.")
    @APIResponse(
            responseCode = "200",
            description = "Answers as server-sent events",
            content = @Content(mediaType = MediaType.SERVER_SENT_EVENTS, schema = @Schema(type = SchemaType.STRING)))
    @APIResponse(responseCode = "400", description = "A parameter is not understood; the problem names it")
    @APIResponse(
            responseCode = "429",
            description = "Too many streams are open, or too many different questions are listened to")
    public Multi<OutboundSseEvent> stream(
            @Context Sse sse, @Context UriInfo uri, @HeaderParam("Last-Event-ID") @Nullable String seen)
            throws SQLException {
        MultivaluedMap<String, String> parameters = new MultivaluedHashMap<>();
        parameters.putAll(uri.getQueryParameters());
        boolean links = Questions.links(parameters);
        parameters.remove("links");
        Questions.of(parameters, clock.instant());
        Caller caller = Callers.of(identity);
        EventFeed feed = new EventFeed(sse, links, seen);
        try {
            feed.open(questions.listen(
                    caller.kind() + ":" + caller.id(),
                    new TreeMap<>(parameters).toString(),
                    now -> Questions.of(parameters, now),
                    feed::wake));
        } catch (TooManyStreamsException e) {
            throw Problem.of(429, "too-many-streams", "Too many streams are open", e.getMessage())
                    .header("Retry-After", "10")
                    .exception();
        } catch (TooManyBucketsException e) {
            throw Parameters.refusal(
                    "interval", "too-many-buckets", "cuts the period into more than " + e.most() + " lines");
        }
        return feed.events().select().first(config.longestStream());
    }
}
