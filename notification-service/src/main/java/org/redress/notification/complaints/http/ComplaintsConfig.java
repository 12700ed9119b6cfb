package org.redress.notification.complaints.http;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;

/** How the complaint-service is reached. */
@ConfigMapping(prefix = "redress.complaints")
public interface ComplaintsConfig {

    /** Its base URL, without {@code /api}. */
    URI url();

    /** PEM file of the key that signs this service's tokens; its public key is in the JWKS file under an id {@code redress-service…}. */
    Path privateKey();

    /** JWKS file with the public keys. */
    Path publicKeys();

    /** The longest wait for a connection. */
    @WithDefault("3s")
    Duration connectTimeout();

    /** The longest wait for an answer. */
    @WithDefault("5s")
    Duration timeout();
}
