package org.redress.console.key;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import java.util.Set;
import org.redress.console.ConsoleConfig;
import org.redress.kit.caller.ApiKeys;
import org.redress.kit.caller.Scopes;

/** Registers the key that the environment gives, so that a local stack can be tried without clicking. It can be revoked like any other. */
@ApplicationScoped
class QuickStartKey {

    private static final Set<String> SCOPES = Set.of(
            Scopes.EVENTS_WRITE,
            Scopes.COMPLAINTS_READ,
            Scopes.COMPLAINTS_WRITE,
            Scopes.FEEDBACK_WRITE,
            Scopes.KPI_READ);

    private final ManageKeys desk;
    private final ConsoleConfig config;

    QuickStartKey(ManageKeys desk, ConsoleConfig config) {
        this.desk = desk;
        this.config = config;
    }

    void begin(@Observes Startup event) {
        config.bootstrapApiKey().ifPresent(text -> {
            ApiKeys.ApiKey key = ApiKeys.parse(text)
                    .orElseThrow(() -> new IllegalStateException(
                            "REDRESS_BOOTSTRAP_API_KEY is not a key of the form cmp_live_<id>_<secret>_<checksum>"));
            desk.register(key, "quick-start", SCOPES, "redress:console");
        });
    }
}
