package org.redress.kit.caller;

import io.quarkus.arc.properties.IfBuildProperty;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.NumericDate;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumer;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.jwt.consumer.JwtContext;
import org.jose4j.keys.resolvers.JwksVerificationKeyResolver;
import org.redress.kit.KitConfig;

/**
 * Checks tokens: ES256 only, a known key, an issuer that this key may speak for (its id begins with the issuer's name), our audience if one
 * is named, not expired. So the key of a service cannot make a token of a person.
 */
@ApplicationScoped
@IfBuildProperty(name = "redress.kit.bearer", stringValue = "true", enableIfMissing = true)
class TokenVerifier {

    private static final int REMEMBERED_AT_MOST = 10_000;

    private final KitConfig config;
    private final Clock clock;
    private final ConcurrentMap<String, Verified> remembered = new ConcurrentHashMap<>();
    private volatile JsonWebKeySet keys = new JsonWebKeySet();

    TokenVerifier(KitConfig config, Clock clock) {
        this.config = config;
        this.clock = clock;
    }

    void start(@Observes StartupEvent event) {
        keys = Tokens.publicKeys(config.tokenPublicKeys());
    }

    private record Verified(Caller caller, Instant until) {}

    /**
     * The caller a token names; empty if anything about it is wrong. A token that was right stays so until it expires, and is not
     * computed again: checking a signature costs more than a whole request.
     */
    Optional<Caller> caller(String token) {
        Verified known = remembered.get(token);
        if (known != null && clock.instant().isBefore(known.until())) {
            return Optional.of(known.caller());
        }
        Optional<Verified> verified = verify(token);
        verified.ifPresentOrElse(right -> remember(token, right), () -> remembered.remove(token));
        return verified.map(Verified::caller);
    }

    private void remember(String token, Verified verified) {
        if (remembered.size() >= REMEMBERED_AT_MOST) {
            remembered.clear();
        }
        remembered.put(token, verified);
    }

    private Optional<Verified> verify(String token) {
        try {
            JwtContext context = consumer().process(token);
            JwtClaims claims = context.getJwtClaims();
            String issuer = claims.getIssuer();
            String keyId = context.getJoseObjects().getFirst().getKeyIdHeaderValue();
            if (keyId == null || !keyId.startsWith(issuer)) {
                return Optional.empty();
            }
            Caller caller = issuer.equals(Tokens.SERVICE_ISSUER) ? service(claims) : person(claims);
            return Optional.of(new Verified(
                    caller, Instant.ofEpochSecond(claims.getExpirationTime().getValue())));
        } catch (InvalidJwtException | MalformedClaimException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private JwtConsumer consumer() {
        return new JwtConsumerBuilder()
                .setJwsAlgorithmConstraints(
                        AlgorithmConstraints.ConstraintType.PERMIT,
                        AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256)
                .setVerificationKeyResolver(new JwksVerificationKeyResolver(keys.getJsonWebKeys()))
                .setExpectedIssuers(true, Tokens.CONSOLE_ISSUER, Tokens.SERVICE_ISSUER)
                .setExpectedAudience(false, Tokens.AUDIENCE)
                .setRequireSubject()
                .setRequireExpirationTime()
                .setRequireIssuedAt()
                .setMaxFutureValidityInMinutes(60)
                .setAllowedClockSkewInSeconds(5)
                .setEvaluationTime(NumericDate.fromSeconds(clock.instant().getEpochSecond()))
                .build();
    }

    private static Caller service(JwtClaims claims) throws MalformedClaimException {
        String name = claims.getSubject();
        return new Caller(Caller.Kind.SERVICE, name, name, Set.of(Roles.SERVICE), Set.of(), List.of(), null);
    }

    private static Caller person(JwtClaims claims) throws MalformedClaimException {
        Set<String> roles = new HashSet<>(claims.getStringListClaimValue("groups"));
        roles.retainAll(Roles.OF_PEOPLE);
        String name = claims.getStringClaimValue("name");
        return new Caller(
                Caller.Kind.USER,
                claims.getSubject(),
                name == null ? claims.getSubject() : name,
                roles,
                Set.of(),
                List.of(),
                claims.getStringClaimValue("team"));
    }
}
