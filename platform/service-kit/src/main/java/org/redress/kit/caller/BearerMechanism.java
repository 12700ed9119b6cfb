package org.redress.kit.caller;

import io.quarkus.arc.properties.IfBuildProperty;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.AuthenticationRequest;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.redress.kit.problem.Problem;
import org.redress.kit.problem.ProblemJson;

/**
 * Reads {@code Authorization: Bearer} (API key or token) and {@code X-API-Key}. Works in memory only, so it may run on the I/O thread. Wrong
 * credentials are refused even where none are needed: a client must not believe that its key works.
 */
@ApplicationScoped
@IfBuildProperty(name = "redress.kit.bearer", stringValue = "true", enableIfMissing = true)
class BearerMechanism implements HttpAuthenticationMechanism {

    private static final String BEARER = "Bearer ";

    private final KnownKeys keys;
    private final TokenVerifier tokens;

    BearerMechanism(KnownKeys keys, TokenVerifier tokens) {
        this.keys = keys;
        this.tokens = tokens;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(RoutingContext exchange, IdentityProviderManager providers) {
        String apiKey = exchange.request().getHeader("X-API-Key");
        String bearer = bearer(exchange.request().getHeader("Authorization"));
        if (apiKey == null && bearer == null) {
            return Uni.createFrom().nullItem();
        }
        if (apiKey != null && bearer != null) {
            return refused();
        }
        String credential = apiKey != null ? apiKey : bearer;
        if (credential == null) {
            return refused();
        }
        Optional<SecurityIdentity> identity = apiKey != null || credential.startsWith(ApiKeys.PREFIX)
                ? keys.identity(credential)
                : tokens.caller(credential).map(Callers::identity);
        return identity.map(known -> Uni.createFrom().item(known)).orElseGet(BearerMechanism::refused);
    }

    @Override
    public Uni<ChallengeData> getChallenge(RoutingContext exchange) {
        return Uni.createFrom().item(new ChallengeData(401, "WWW-Authenticate", "Bearer realm=\"redress\""));
    }

    @Override
    public Uni<Boolean> sendChallenge(RoutingContext exchange) {
        ProblemJson.end(
                Problem.unauthenticated("The API key or token is not valid, has expired or was revoked."), exchange);
        return Uni.createFrom().item(true);
    }

    @Override
    public Set<Class<? extends AuthenticationRequest>> getCredentialTypes() {
        return Set.of();
    }

    private static @Nullable String bearer(@Nullable String header) {
        if (header == null || !header.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
            return header == null ? null : "";
        }
        return header.substring(BEARER.length()).trim();
    }

    private static Uni<SecurityIdentity> refused() {
        return Uni.createFrom().failure(new AuthenticationFailedException());
    }
}
