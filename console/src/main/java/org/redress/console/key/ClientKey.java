package org.redress.console.key;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The API key of another system, without its secret.
 *
 * @param keyId its public part
 * @param version 1, 2 …; raised by each change that the services hear of
 * @param name what people call the system
 * @param secretHash SHA-256 of the secret part, as lower-case hex
 * @param scopes what it may do
 * @param sources the CloudEvents sources it may post as; empty for any
 */
public record ClientKey(
        UUID id,
        String keyId,
        int version,
        String name,
        String secretHash,
        List<String> scopes,
        List<String> sources,
        Instant createdAt,
        @Nullable Instant expiresAt,
        @Nullable Instant revokedAt) {

    public ClientKey {
        scopes = List.copyOf(scopes);
        sources = List.copyOf(sources);
    }
}
