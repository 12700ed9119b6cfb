package org.redress.console.session.http;

import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.AuthenticationRequest;
import io.quarkus.security.spi.runtime.BlockingSecurityExecutor;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.redress.console.account.Account;
import org.redress.console.session.ManageSessions;
import org.redress.console.session.SessionToken;
import org.redress.kit.caller.Caller;
import org.redress.kit.caller.Callers;

/**
 * Who is behind a session cookie. An ended session is no error: the request goes on without identity, so that the sign-in page works; what
 * needs an identity refuses it.
 */
@ApplicationScoped
class SessionMechanism implements HttpAuthenticationMechanism {

    /** The only role of somebody who must choose a password first. */
    static final String NEWCOMER = "newcomer";

    private final SessionCookie cookie;
    private final ManageSessions desk;
    private final BlockingSecurityExecutor blocking;

    SessionMechanism(SessionCookie cookie, ManageSessions desk, BlockingSecurityExecutor blocking) {
        this.cookie = cookie;
        this.desk = desk;
        this.blocking = blocking;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(RoutingContext exchange, IdentityProviderManager providers) {
        Optional<SessionToken> token =
                exchange.request().path().startsWith("/api/") ? cookie.read(exchange.request()) : Optional.empty();
        if (token.isEmpty()) {
            return Uni.createFrom().nullItem();
        }
        String userAgent = userAgent(exchange);
        Optional<Account> remembered = desk.remembered(token.get(), userAgent);
        if (remembered.isPresent()) {
            return Uni.createFrom().item(identity(remembered.get()));
        }
        return blocking.executeBlocking(() -> identityOrNull(token.get(), userAgent));
    }

    @Override
    public Uni<ChallengeData> getChallenge(RoutingContext exchange) {
        return Uni.createFrom().nullItem();
    }

    @Override
    public Set<Class<? extends AuthenticationRequest>> getCredentialTypes() {
        return Set.of();
    }

    static String userAgent(RoutingContext exchange) {
        String userAgent = exchange.request().getHeader("User-Agent");
        return userAgent == null ? "" : userAgent;
    }

    private @Nullable SecurityIdentity identityOrNull(SessionToken token, String userAgent) {
        return desk.account(token, userAgent).map(SessionMechanism::identity).orElse(null);
    }

    private static SecurityIdentity identity(Account account) {
        Set<String> roles = account.mustChangePassword() ? Set.of(NEWCOMER) : account.roles();
        return Callers.identity(new Caller(
                Caller.Kind.USER,
                account.id().toString(),
                account.shownName(),
                roles,
                Set.of(),
                List.of(),
                account.team()));
    }
}
