package org.redress.kit.republish;

import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.redress.contract.Topic;
import org.redress.kit.problem.Problem;
import org.redress.kit.problem.ProblemException;
import org.redress.messaging.Republish;

/** Publishes what this service has recorded once more, after Kafka lost a topic (fault F12). */
@Path("/api/v1/republish")
@Tag(name = "Republishing")
@Blocking
@Produces(MediaType.APPLICATION_JSON)
public class RepublishResource {

    private final Republish republish;

    RepublishResource(Republish republish) {
        this.republish = republish;
    }

    /**
     * What to publish again.
     *
     * @param topic a topic that this service publishes to, for example {@code redress.complaints.v1}
     */
    public record Wish(@Nullable String topic) {}

    /**
     * What was queued.
     *
     * @param aggregates how many cases, answers or the like; their events follow in the order of each one's versions
     */
    public record Queued(String topic, int aggregates) {}

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "republishTopic",
            summary = "Publish the history of a topic again",
            description = "With the same event ids and in the same order, so consumers that know them change nothing.")
    @APIResponse(responseCode = "202", description = "Queued in the outbox; the relays publish it beside live events")
    @APIResponse(responseCode = "400", description = "No topic of ours")
    public Response republish(Wish wish) throws InterruptedException {
        Topic topic =
                Topic.ofWireName(wish.topic() == null ? "" : wish.topic()).orElseThrow(RepublishResource::unknown);
        try {
            return Response.accepted(new Queued(topic.wireName(), republish.topic(topic)))
                    .build();
        } catch (SQLException e) {
            throw Problem.of(503, "unavailable", "Try again later", "The database cannot be reached.")
                    .header("Retry-After", "1")
                    .exception();
        }
    }

    private static ProblemException unknown() {
        String topics = Arrays.stream(Topic.values()).map(Topic::wireName).collect(Collectors.joining(", "));
        return Problem.invalidRequest("Name a topic.")
                .at("/topic", "unknown", "is none of " + topics)
                .exception();
    }
}
