package org.redress.kit.app;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.config.ConfigProvider;
import org.redress.kit.caller.Tokens;

/** Tokens for the tests. */
final class Signers {

    private Signers() {}

    static Tokens console(Clock clock) {
        return signer("kit.test.console-key", Tokens.CONSOLE_ISSUER, clock);
    }

    static Tokens service() {
        return signer("kit.test.service-key", Tokens.SERVICE_ISSUER, Clock.systemUTC());
    }

    static Path file(String property) {
        return ConfigProvider.getConfig().getValue(property, Path.class);
    }

    static String bearer(String... roles) {
        return "Bearer " + console(Clock.systemUTC()).user(new UUID(7, 7), "Ada", Set.of(roles), "service");
    }

    private static Tokens signer(String key, String issuer, Clock clock) {
        return Tokens.signer(file(key), file("REDRESS_TOKEN_PUBLIC_KEYS"), issuer, clock);
    }
}
