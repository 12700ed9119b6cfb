package org.redress.kit;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithName;
import java.nio.file.Path;
import java.time.Duration;

/** Settings that every service has; defaults stand in the kit's {@code microprofile-config.properties}. */
@ConfigMapping(prefix = "redress.kit")
public interface KitConfig {

    /** Whether API keys and tokens are accepted; fixed when the service is built. */
    @WithDefault("true")
    boolean bearer();

    /** JWKS file with the public keys of those who may issue tokens. The key id begins with the issuer's name. */
    Path tokenPublicKeys();

    /** How often the copy of the API keys in memory is compared with the table: bounds how long a revoked key lives on other instances. */
    @WithDefault("1s")
    Duration apiKeyRefresh();

    /** The consumer group that keeps the copy of the API keys, for example {@code complaint-service.identity}. */
    String identityGroup();

    /** The Content-Security-Policy of every response. */
    @WithDefault("default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'")
    String contentSecurityPolicy();

    /** The largest body of a request, in bytes. Keep {@code quarkus.http.limits.max-body-size} at the same value. */
    @WithName("max-body-bytes")
    @WithDefault("5242880")
    long maxBodyBytes();
}
