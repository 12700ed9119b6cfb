package org.redress.kit.paging;

import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;
import org.redress.kit.problem.Problem;

/**
 * One page of a list.
 *
 * @param next the cursor of the following page, absent on the last one
 */
public record Page<T>(List<T> items, @Nullable String next) {

    /** Items on a page unless the client asks otherwise. */
    public static final int DEFAULT_LIMIT = 50;
    /** The most a client may ask for. */
    public static final int MAX_LIMIT = 200;

    public Page {
        items = List.copyOf(items);
    }

    /**
     * Reads the query parameter {@code limit}.
     *
     * @throws org.redress.kit.problem.ProblemException 400 unless it is 1 to 200
     */
    public static int limit(@Nullable String parameter) {
        if (parameter == null) {
            return DEFAULT_LIMIT;
        }
        try {
            int limit = Integer.parseInt(parameter);
            if (limit >= 1 && limit <= MAX_LIMIT) {
                return limit;
            }
        } catch (NumberFormatException e) {
            // falls through to the one answer for all bad limits
        }
        throw Problem.invalidRequest("limit must be 1 to " + MAX_LIMIT + ".")
                .at("query:limit", "out-of-range", "must be 1 to " + MAX_LIMIT)
                .exception();
    }

    /** 200 with this page, and a {@code Link} to the next one, which keeps all other query parameters. */
    public RestResponse<Page<T>> response(UriInfo uri) {
        RestResponse.ResponseBuilder<Page<T>> response = RestResponse.ResponseBuilder.ok(this);
        if (next != null) {
            String link = uri.getRequestUriBuilder()
                    .replaceQueryParam("cursor", next)
                    .build()
                    .toASCIIString();
            response.header("Link", "<" + link + ">; rel=\"next\"");
        }
        return response.build();
    }
}
