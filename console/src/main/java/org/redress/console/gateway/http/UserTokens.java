package org.redress.console.gateway.http;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;
import org.redress.console.ConsoleConfig;
import org.redress.kit.KitConfig;
import org.redress.kit.caller.Caller;
import org.redress.kit.caller.Tokens;

/** Tokens that name the person, kept for a part of their short life because signing costs more than a whole call. */
@ApplicationScoped
class UserTokens {

    private static final Duration KEPT = Duration.ofMinutes(1);
    private static final int KEPT_AT_MOST = 10_000;

    private final ConsoleConfig config;
    private final KitConfig kit;
    private final Clock clock;
    private final ConcurrentMap<Caller, Signed> signed = new ConcurrentHashMap<>();
    private volatile @Nullable Tokens signer;

    UserTokens(ConsoleConfig config, KitConfig kit, Clock clock) {
        this.config = config;
        this.kit = kit;
        this.clock = clock;
    }

    private record Signed(String token, Instant until) {}

    void load(@Observes Startup event) {
        signer = Tokens.signer(config.tokenPrivateKey(), kit.tokenPublicKeys(), Tokens.CONSOLE_ISSUER, clock);
    }

    /** A token for this person as they are now: other roles, other token. */
    String of(Caller caller) {
        Instant now = clock.instant();
        Signed known = signed.get(caller);
        if (known != null && now.isBefore(known.until())) {
            return known.token();
        }
        Tokens ready = signer;
        if (ready == null) {
            throw new IllegalStateException("The console has not started");
        }
        if (signed.size() >= KEPT_AT_MOST) {
            signed.clear();
        }
        String token = ready.user(UUID.fromString(caller.id()), caller.name(), caller.roles(), caller.team());
        signed.put(caller, new Signed(token, now.plus(KEPT)));
        return token;
    }
}
