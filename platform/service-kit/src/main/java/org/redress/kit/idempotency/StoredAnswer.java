package org.redress.kit.idempotency;

import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;
import org.redress.kit.problem.Problem;

/**
 * An answer as it is kept and replayed, byte for byte.
 *
 * @param status 2xx, or a final refusal of the domain such as 409
 * @param body the JSON sent
 * @param location the {@code Location} header
 * @param etag the {@code ETag} header
 */
public record StoredAnswer(
        int status,
        byte[] body,
        @Nullable String location,
        @Nullable String etag) {

    /**
     * Whether a refusal is the answer to its request for good: the domain said no. A stale entity tag, an unknown case or a fault may
     * be different when the same request comes again.
     */
    public static boolean isFinal(Problem problem) {
        return problem.status() == 409;
    }

    /** As a response; replays say so in {@code Idempotent-Replayed}. */
    public Response response(boolean replayed) {
        Response.ResponseBuilder response = Response.status(status)
                .entity(body)
                .type(status < 400 ? MediaType.APPLICATION_JSON : Problem.MEDIA_TYPE);
        if (location != null) {
            response.header("Location", location);
        }
        if (etag != null) {
            response.header("ETag", etag);
        }
        if (replayed) {
            response.header("Idempotent-Replayed", "true");
        }
        return response.build();
    }
}
