package org.redress.kit.parked;

import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;
import org.redress.kit.Uuids;
import org.redress.kit.caller.Caller;
import org.redress.kit.caller.Callers;
import org.redress.kit.paging.Cursors;
import org.redress.kit.paging.Page;
import org.redress.kit.problem.Problem;
import org.redress.kit.problem.ProblemException;
import org.redress.messaging.DeadLetters;
import org.redress.messaging.DeadLetters.Parked;
import org.redress.messaging.DeadLetters.Replayed;

/** The records this service could not apply: look at them, apply them again, or give them up with a reason. */
@Path("/api/v1/parked")
@Tag(name = "Parked records")
@Blocking
@Produces(MediaType.APPLICATION_JSON)
public class DeadLettersResource {

    private static final String LIST = "parked";

    private final DeadLetters records;
    private final Cursors cursors;
    private final SecurityIdentity identity;

    DeadLettersResource(DeadLetters records, Cursors cursors, SecurityIdentity identity) {
        this.records = records;
        this.cursors = cursors;
        this.identity = identity;
    }

    /**
     * A parked record in the list.
     *
     * @param consumer the consumer group that could not apply it
     * @param attempts how often it was tried
     */
    public record ParkedItem(
            UUID id,
            String consumer,
            String topic,
            int partition,
            long offset,
            @Nullable UUID eventId,
            @Nullable String type,
            @Nullable String key,
            String reason,
            Instant parkedAt,
            int attempts) {

        static ParkedItem of(Parked parked) {
            return new ParkedItem(
                    parked.id(),
                    parked.group(),
                    parked.topic(),
                    parked.partition(),
                    parked.offset(),
                    parked.eventId(),
                    parked.type(),
                    parked.key(),
                    parked.reason(),
                    parked.parkedAt(),
                    parked.attempts());
        }
    }

    /**
     * A parked record's value.
     *
     * @param content as text, whether it is JSON or not
     */
    public record ParkedContent(UUID id, String content) {}

    /**
     * What replaying did.
     *
     * @param applied whether the record is now applied and gone from the list
     * @param reason why it stays parked
     */
    public record ReplayAnswer(
            UUID id, boolean applied, @Nullable String reason) {}

    @GET
    @Operation(operationId = "listParkedRecords", summary = "List parked records, the oldest first")
    public RestResponse<Page<ParkedItem>> list(
            @QueryParam("limit") @Nullable String limitParameter,
            @QueryParam("cursor") @Nullable String cursor,
            @Context UriInfo uri) {
        Caller caller = Callers.of(identity);
        int limit = Page.limit(limitParameter);
        UUID after = cursor == null
                ? null
                : UUID.fromString(cursors.read(caller, LIST, cursor).getFirst());
        List<Parked> found = records.list(after, limit + 1);
        List<Parked> items = found.subList(0, Math.min(limit, found.size()));
        String next = found.size() > limit
                ? cursors.issue(caller, LIST, List.of(items.getLast().id().toString()))
                : null;
        return new Page<>(items.stream().map(ParkedItem::of).toList(), next).response(uri);
    }

    @GET
    @Path("{id}")
    @Operation(operationId = "readParkedRecord", summary = "The value of a parked record")
    public ParkedContent content(@PathParam("id") String id) {
        return new ParkedContent(uuid(id), records.content(uuid(id)).orElseThrow(DeadLettersResource::unknown));
    }

    @POST
    @Path("{id}:replay")
    @Operation(
            operationId = "replayParkedRecord",
            summary = "Apply a parked record again, in its own consumer group only")
    public ReplayAnswer replay(@PathParam("id") String id) {
        Replayed replayed = records.replay(uuid(id)).orElseThrow(DeadLettersResource::unknown);
        return new ReplayAnswer(replayed.id(), replayed.applied(), replayed.reason());
    }

    @DELETE
    @Path("{id}")
    @Operation(operationId = "discardParkedRecord", summary = "Give a parked record up")
    public void discard(@PathParam("id") String id, @QueryParam("reason") @Nullable String reason) {
        if (reason == null || reason.isBlank() || reason.length() > 500) {
            throw Problem.invalidRequest("Say why, in the query parameter reason, in at most 500 characters.")
                    .at("query:reason", "required", "must say why")
                    .exception();
        }
        if (!records.discard(uuid(id), Callers.of(identity).actor(), reason)) {
            throw unknown();
        }
    }

    private static UUID uuid(String id) {
        return Uuids.parse(id).orElseThrow(DeadLettersResource::unknown);
    }

    private static ProblemException unknown() {
        return Problem.notFound("There is no such parked record.").exception();
    }
}
