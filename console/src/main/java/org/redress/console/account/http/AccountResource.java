package org.redress.console.account.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.Blocking;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;
import org.redress.console.account.Account;
import org.redress.console.account.ManageAccounts;
import org.redress.kit.Uuids;
import org.redress.kit.caller.Callers;
import org.redress.kit.problem.Problem;

/** People's accounts, for administrators. */
@Path("/api/users")
@Tag(name = "Users")
@Blocking
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class AccountResource {

    private final ManageAccounts desk;
    private final SecurityIdentity identity;

    AccountResource(ManageAccounts desk, SecurityIdentity identity) {
        this.desk = desk;
        this.identity = identity;
    }

    /** An account as administrators see it; {@code oneTimePassword} is in the answer that made it only. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record User(
            UUID id,
            String username,
            @Nullable String displayName,
            List<String> roles,
            @Nullable String team,
            boolean active,
            Instant createdAt,
            @Nullable Instant lastSignInAt,
            @Nullable String oneTimePassword) {

        static User of(Account account, @Nullable String oneTimePassword) {
            return new User(
                    account.id(),
                    account.username(),
                    account.displayName(),
                    account.roles().stream().sorted().toList(),
                    account.team(),
                    account.active(),
                    account.createdAt(),
                    account.lastSignInAt(),
                    oneTimePassword);
        }
    }

    /** All accounts. */
    public record UserList(List<User> items) {}

    /** A new account. */
    public record NewUser(
            @NotBlank @Size(max = 100) String username,
            @Nullable String displayName,
            @NotEmpty Set<@NotNull String> roles,
            @Nullable String team) {}

    /** What changes; absent members stay as they are. */
    public record UserChange(
            @Nullable String displayName,
            @Nullable Set<@NotNull String> roles,
            @Nullable String team,
            @Nullable Boolean active,
            @Nullable Boolean resetPassword) {}

    @GET
    @Operation(operationId = "listUsers", summary = "All users")
    public UserList list() {
        return new UserList(
                desk.all().stream().map(account -> User.of(account, null)).toList());
    }

    @POST
    @Operation(operationId = "createUser", summary = "Create a user with a one-time password")
    @APIResponse(
            responseCode = "201",
            description = "Created",
            content = @Content(schema = @Schema(implementation = User.class)))
    public RestResponse<User> create(@NotNull @Valid NewUser request) {
        ManageAccounts.Invited invited =
                desk.invite(request.username(), request.displayName(), request.roles(), request.team(), actor());
        return RestResponse.ResponseBuilder.create(
                        RestResponse.Status.CREATED, User.of(invited.account(), invited.oneTimePassword()))
                .header("Location", "/api/users/" + invited.account().id())
                .build();
    }

    @PATCH
    @Path("{id}")
    @Operation(operationId = "changeUser", summary = "Change a user")
    public User change(@PathParam("id") String id, @NotNull @Valid UserChange request) {
        UUID accountId = Uuids.parse(id)
                .orElseThrow(() -> Problem.notFound("There is no such user.").exception());
        Account account = desk.change(
                accountId,
                new ManageAccounts.Change(request.displayName(), request.roles(), request.team(), request.active()),
                actor());
        if (Boolean.TRUE.equals(request.resetPassword())) {
            return User.of(account, desk.resetPassword(accountId).oneTimePassword());
        }
        return User.of(account, null);
    }

    private String actor() {
        return Callers.of(identity).actor();
    }
}
