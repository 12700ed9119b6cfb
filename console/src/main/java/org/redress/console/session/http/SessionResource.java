package org.redress.console.session.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.Blocking;
import io.vertx.ext.web.RoutingContext;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;
import org.redress.console.ConsoleConfig;
import org.redress.console.account.Account;
import org.redress.console.account.ManageAccounts;
import org.redress.console.session.ManageSessions;
import org.redress.console.session.SessionToken;
import org.redress.kit.caller.Callers;
import org.redress.kit.problem.Problem;
import org.redress.kit.problem.ProblemException;

/** Signing in and out, and one's own password. */
@Path("/api/session")
@Tag(name = "Session")
@Blocking
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class SessionResource {

    private final ManageSessions desk;
    private final ManageAccounts accounts;
    private final SessionCookie cookie;
    private final ConsoleConfig config;
    private final SecurityIdentity identity;
    private final Clock clock;

    SessionResource(
            ManageSessions desk,
            ManageAccounts accounts,
            SessionCookie cookie,
            ConsoleConfig config,
            SecurityIdentity identity,
            Clock clock) {
        this.desk = desk;
        this.accounts = accounts;
        this.cookie = cookie;
        this.config = config;
        this.identity = identity;
        this.clock = clock;
    }

    /** Who signs in. */
    public record SignIn(
            @NotBlank @Size(max = 200) String username,
            @NotNull @Size(min = 1, max = 128) String password) {}

    /** A new password in place of the current one. */
    public record PasswordChange(
            @NotNull @Size(max = 128) String current,
            @NotNull @Size(max = 128) String next) {}

    /** The person signed in. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record SessionUser(
            UUID id,
            String username,
            @Nullable String displayName,
            List<String> roles,
            @Nullable String team,
            boolean mustChangePassword) {}

    /**
     * A session.
     *
     * @param csrf what changing calls carry in {@code X-CSRF-Token}
     * @param serverTime for countdowns
     * @param intakeUrl where other systems post
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Session(
            SessionUser user,
            String csrf,
            Instant serverTime,
            @Nullable String intakeUrl) {}

    @POST
    @Operation(operationId = "signIn", summary = "Sign in")
    public RestResponse<Session> signIn(@NotNull @Valid SignIn request, @Context RoutingContext exchange) {
        cookie.read(exchange.request()).ifPresent(desk::signOut);
        ManageSessions.SignedIn signedIn = desk.signIn(
                request.username(),
                request.password(),
                SessionMechanism.userAgent(exchange),
                exchange.request().remoteAddress().hostAddress());
        return RestResponse.ResponseBuilder.ok(session(signedIn.account(), signedIn.token()))
                .header("Set-Cookie", cookie.set(signedIn.token()))
                .build();
    }

    @GET
    @Operation(operationId = "readSession", summary = "Who is signed in")
    public Session read(@Context RoutingContext exchange) {
        SessionToken token = cookie.read(exchange.request()).orElseThrow(SessionResource::noSession);
        UUID id = UUID.fromString(Callers.of(identity).id());
        return session(accounts.find(id).orElseThrow(SessionResource::noSession), token);
    }

    @DELETE
    @Operation(operationId = "signOut", summary = "Sign out")
    public RestResponse<Void> signOut(@Context RoutingContext exchange) {
        cookie.read(exchange.request()).ifPresent(desk::signOut);
        return RestResponse.ResponseBuilder.<Void>noContent()
                .header("Set-Cookie", cookie.clear())
                .build();
    }

    @PUT
    @Path("password")
    @Operation(operationId = "changePassword", summary = "Change my password; ends all my sessions but a new one")
    public RestResponse<Session> changePassword(
            @NotNull @Valid PasswordChange request, @Context RoutingContext exchange) {
        UUID id = UUID.fromString(Callers.of(identity).id());
        accounts.changePassword(id, request.current(), request.next());
        cookie.read(exchange.request()).ifPresent(desk::signOut);
        desk.forget(id);
        ManageSessions.SignedIn again = desk.signIn(
                accounts.find(id).orElseThrow(SessionResource::noSession).username(),
                request.next(),
                SessionMechanism.userAgent(exchange),
                exchange.request().remoteAddress().hostAddress());
        return RestResponse.ResponseBuilder.ok(session(again.account(), again.token()))
                .header("Set-Cookie", cookie.set(again.token()))
                .build();
    }

    private Session session(Account account, SessionToken token) {
        return new Session(
                new SessionUser(
                        account.id(),
                        account.username(),
                        account.displayName(),
                        account.roles().stream().sorted().toList(),
                        account.team(),
                        account.mustChangePassword()),
                token.csrf(),
                clock.instant(),
                config.intakeUrl().orElse(null));
    }

    private static ProblemException noSession() {
        return Problem.unauthenticated("Sign in.").exception();
    }
}
