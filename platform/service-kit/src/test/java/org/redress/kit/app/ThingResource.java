package org.redress.kit.app;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotBlank;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;
import org.redress.kit.caller.Caller;
import org.redress.kit.caller.Callers;
import org.redress.kit.etag.ETags;
import org.redress.kit.idempotency.Fingerprints;
import org.redress.kit.idempotency.IdempotencyKeys;
import org.redress.kit.idempotency.KeyedRequest;
import org.redress.kit.idempotency.StoredAnswer;
import org.redress.kit.paging.Cursors;
import org.redress.kit.paging.Page;
import org.redress.kit.problem.Problem;

@Path("/api/v1/things")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class ThingResource {

    enum Colour {
        RED,
        DARK_BLUE
    }

    record Part(@NotBlank String label, @Max(9) int count) {}

    record ThingRequest(
            @NotBlank String name,
            @Nullable Instant at,
            @Nullable Colour colour,
            @Nullable List<@Valid Part> parts) {}

    record Thing(long id, String name, int version) {}

    private final Things things;
    private final IdempotencyKeys keys;
    private final Cursors cursors;
    private final SecurityIdentity identity;
    private final ObjectMapper mapper;

    ThingResource(
            Things things, IdempotencyKeys keys, Cursors cursors, SecurityIdentity identity, ObjectMapper mapper) {
        this.things = things;
        this.keys = keys;
        this.cursors = cursors;
        this.identity = identity;
        this.mapper = mapper;
    }

    @POST
    public Response create(@Valid ThingRequest request, @HeaderParam("Idempotency-Key") @Nullable String header)
            throws SQLException {
        Optional<String> key = KeyedRequest.key(header);
        if (key.isEmpty()) {
            throw Problem.invalidRequest("Send an Idempotency-Key.").exception();
        }
        KeyedRequest keyed =
                KeyedRequest.of(Callers.of(identity), "POST /api/v1/things", key.get(), Fingerprints.ofRecord(request));
        return keys.once(keyed, transaction -> {
            Thing thing = things.insert(transaction, request.name());
            return new StoredAnswer(201, json(thing), "/api/v1/things/" + thing.id(), ETags.of(thing.version()));
        });
    }

    @GET
    public RestResponse<Page<Thing>> list(
            @QueryParam("limit") @Nullable String limitParameter,
            @QueryParam("q") @Nullable String q,
            @QueryParam("cursor") @Nullable String cursor,
            @Context UriInfo uri)
            throws SQLException {
        Caller caller = Callers.of(identity);
        int limit = Page.limit(limitParameter);
        String filter = "q=" + q;
        long after = cursor == null
                ? 0
                : Long.parseLong(cursors.read(caller, filter, cursor).getFirst());
        List<Thing> found = things.after(after, limit + 1);
        boolean more = found.size() > limit;
        List<Thing> items = more ? found.subList(0, limit) : found;
        String next = more
                ? cursors.issue(caller, filter, List.of("" + items.getLast().id()))
                : null;
        return new Page<>(items, next).response(uri);
    }

    @GET
    @Path("{id}")
    public Response get(@PathParam("id") long id, @HeaderParam("If-None-Match") @Nullable String ifNoneMatch)
            throws SQLException {
        Thing thing = things.find(id)
                .orElseThrow(() -> Problem.notFound("No such thing.").exception());
        if (ETags.notModified(ifNoneMatch, thing.version())) {
            return Response.notModified(ETags.of(thing.version()).replace("\"", ""))
                    .build();
        }
        return Response.ok(thing).header("ETag", ETags.of(thing.version())).build();
    }

    @PUT
    @Path("{id}")
    public Response rename(
            @PathParam("id") long id, ThingRequest request, @HeaderParam("If-Match") @Nullable String ifMatch)
            throws SQLException {
        Thing thing = things.find(id)
                .orElseThrow(() -> Problem.notFound("No such thing.").exception());
        ETags.requireMatch(ifMatch, thing.version());
        things.rename(id, request.name());
        return Response.noContent()
                .header("ETag", ETags.of(thing.version() + 1))
                .build();
    }

    @POST
    @Path("{id}:freeze")
    public Map<String, Object> freeze(@PathParam("id") long id) {
        return Map.of("id", id, "frozen", true);
    }

    @GET
    @Path("who")
    public Uni<Map<String, Object>> who() {
        Caller caller = Callers.of(identity);
        return Uni.createFrom()
                .item(Map.of(
                        "kind", caller.kind(),
                        "id", caller.id(),
                        "roles", caller.roles(),
                        "scopes", caller.scopes(),
                        "thread", Thread.currentThread().getName()));
    }

    @GET
    @Path("open")
    public String open() {
        return "\"hello\"";
    }

    @GET
    @Path("boom")
    public String boom() {
        throw new IllegalStateException("select secret from table_of_secrets");
    }

    @GET
    @Path("time")
    public Map<String, Instant> time() {
        return Map.of("at", Instant.parse("2026-03-01T09:30:00.123456Z"));
    }

    @GET
    @Path("unlisted")
    public String unlisted() {
        return "\"nobody may see this\"";
    }

    private byte[] json(Thing thing) {
        try {
            return mapper.writeValueAsBytes(thing);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
