package org.redress.console;

import io.smallrye.config.ConfigMapping;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/** Settings of the console; where they come from stands in {@code application.properties}. */
@ConfigMapping(prefix = "redress.console")
public interface ConsoleConfig {

    /** Where people reach the console; with https, cookies are secure. */
    URI publicUrl();

    /** Where other systems post; only shown. */
    Optional<String> intakeUrl();

    /** The key that signs the tokens given to the services. */
    Path tokenPrivateKey();

    /** The services behind the console. */
    Services service();

    /** Password of the first administrator; a random one is made and logged once if absent. */
    Optional<String> bootstrapAdminPassword();

    /** A whole API key to be known from the first start, for trying things out. */
    Optional<String> bootstrapApiKey();

    /** Base URLs. */
    interface Services {

        /** complaint-service. */
        URI complaint();

        /** feedback-service. */
        URI feedback();

        /** kpi-service. */
        URI kpi();

        /** notification-service. */
        URI notification();
    }
}
