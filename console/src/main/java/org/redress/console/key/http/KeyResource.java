package org.redress.console.key.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.Blocking;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;
import org.redress.console.key.ClientKey;
import org.redress.console.key.ManageKeys;
import org.redress.kit.caller.Callers;

/** API keys of other systems, for administrators. */
@Path("/api/keys")
@Tag(name = "API keys")
@Blocking
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class KeyResource {

    private final ManageKeys desk;
    private final SecurityIdentity identity;

    KeyResource(ManageKeys desk, SecurityIdentity identity) {
        this.desk = desk;
        this.identity = identity;
    }

    /** A key; {@code secret} is in the answer that made it only. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record ApiKey(
            String keyId,
            String name,
            List<String> scopes,
            List<String> sources,
            Instant createdAt,
            @Nullable Instant expiresAt,
            @Nullable Instant revokedAt,
            @Nullable String secret) {

        static ApiKey of(ClientKey key, @Nullable String secret) {
            return new ApiKey(
                    key.keyId(),
                    key.name(),
                    key.scopes(),
                    key.sources(),
                    key.createdAt(),
                    key.expiresAt(),
                    key.revokedAt(),
                    secret);
        }
    }

    /** All keys. */
    public record ApiKeyList(List<ApiKey> items) {}

    /** A new key. */
    public record NewApiKey(
            @NotBlank @Size(max = 100) String name,
            @NotEmpty Set<@NotNull String> scopes,
            @Nullable List<@NotNull String> sources,
            @Nullable Instant expiresAt) {}

    @GET
    @Operation(operationId = "listKeys", summary = "API keys")
    public ApiKeyList list() {
        return new ApiKeyList(
                desk.all().stream().map(key -> ApiKey.of(key, null)).toList());
    }

    @POST
    @Operation(operationId = "createKey", summary = "Create a key; the secret is in this answer only")
    @APIResponse(
            responseCode = "201",
            description = "Created",
            content = @Content(schema = @Schema(implementation = ApiKey.class)))
    public RestResponse<ApiKey> create(@NotNull @Valid NewApiKey request) {
        List<String> sources = request.sources() == null ? List.of() : request.sources();
        ManageKeys.Made made = desk.make(
                request.name(),
                request.scopes(),
                sources,
                request.expiresAt(),
                Callers.of(identity).actor());
        return RestResponse.ResponseBuilder.create(RestResponse.Status.CREATED, ApiKey.of(made.key(), made.secret()))
                .header("Location", "/api/keys/" + made.key().keyId())
                .build();
    }

    @DELETE
    @Path("{keyId}")
    @Operation(operationId = "revokeKey", summary = "Revoke a key")
    public void revoke(@PathParam("keyId") String keyId) {
        desk.revoke(keyId, Callers.of(identity).actor());
    }
}
