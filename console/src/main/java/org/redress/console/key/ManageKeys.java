package org.redress.console.key;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.redress.kit.Uuids;
import org.redress.kit.caller.ApiKeys;
import org.redress.kit.caller.Scopes;
import org.redress.kit.problem.Problem;

/** What can be done with API keys. */
@ApplicationScoped
public class ManageKeys {

    private static final int SOURCES_AT_MOST = 20;

    private final ClientKeys keys;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    ManageKeys(ClientKeys keys, Clock clock) {
        this.keys = keys;
        this.clock = clock;
    }

    /**
     * A key just made.
     *
     * @param secret the whole key, shown now and never again
     */
    public record Made(ClientKey key, String secret) {}

    /** Every key, the newest first. */
    @Transactional
    public List<ClientKey> all() {
        return keys.all();
    }

    /**
     * Makes a key.
     *
     * @param expiresAt null for never
     * @throws org.redress.kit.problem.ProblemException 400 for bad properties
     */
    @Transactional
    public Made make(String name, Set<String> scopes, List<String> sources, @Nullable Instant expiresAt, String actor) {
        check(scopes, sources, expiresAt);
        ApiKeys.ApiKey made = ApiKeys.generate(random);
        ClientKey key = key(made, name, scopes, sources, expiresAt);
        if (!keys.add(key, actor)) {
            throw new IllegalStateException("Twelve random characters came twice");
        }
        return new Made(key, made.text());
    }

    /** Registers a key that was made elsewhere, unless it is known; for the very first start. */
    @Transactional
    public boolean register(ApiKeys.ApiKey made, String name, Set<String> scopes, String actor) {
        return keys.add(key(made, name, scopes, List.of(), null), actor);
    }

    /**
     * Ends a key; the services refuse it within seconds.
     *
     * @throws org.redress.kit.problem.ProblemException 404 if there is none
     */
    @Transactional
    public void revoke(String keyId, String actor) {
        if (keys.revoke(keyId, clock.instant(), actor).isEmpty()) {
            throw Problem.notFound("There is no such key.").exception();
        }
    }

    private ClientKey key(
            ApiKeys.ApiKey made, String name, Set<String> scopes, List<String> sources, @Nullable Instant expiresAt) {
        return new ClientKey(
                Uuids.next(),
                made.keyId(),
                1,
                name.strip(),
                made.secretHash(),
                scopes.stream().sorted().toList(),
                sources,
                clock.instant(),
                expiresAt,
                null);
    }

    private void check(Set<String> scopes, List<String> sources, @Nullable Instant expiresAt) {
        if (scopes.isEmpty() || !Scopes.ALL.containsAll(scopes)) {
            throw Problem.invalidRequest("The scopes are not valid.")
                    .at(
                            "/scopes",
                            "unknown",
                            "must be among "
                                    + String.join(
                                            ", ", Scopes.ALL.stream().sorted().toList()))
                    .exception();
        }
        boolean badSource = sources.stream().anyMatch(source -> source.isBlank() || source.length() > 200);
        if (sources.size() > SOURCES_AT_MOST || badSource) {
            throw Problem.invalidRequest("The sources are not valid.")
                    .at("/sources", "malformed", "must be at most " + SOURCES_AT_MOST + ", each of 1 to 200 characters")
                    .exception();
        }
        if (expiresAt != null && !expiresAt.isAfter(clock.instant())) {
            throw Problem.invalidRequest("The key would have expired already.")
                    .at("/expiresAt", "past", "must lie in the future")
                    .exception();
        }
    }
}
