package org.redress.contract.identity;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The whole state of an API key after a change ({@code org.redress.identity.api-key-changed.v1}); the secret itself never leaves the
 * console.
 *
 * @param keyId the public part of the key, and the key of the record
 * @param version 1, 2, 3 … of this key; the highest holds
 * @param name what people call the client
 * @param secretHash SHA-256 of the secret part, as lower-case hex
 * @param scopes for example {@code events:write}, {@code complaints:read}, {@code kpi:read}
 * @param sources the CloudEvents sources it may post as; empty for any
 * @param expiresAt when it ends by itself
 * @param revokedAt when somebody ended it
 */
public record ApiKeyChanged(
        String keyId,
        int version,
        String name,
        String secretHash,
        List<String> scopes,
        List<String> sources,
        @Nullable Instant expiresAt,
        @Nullable Instant revokedAt) {

    /** The CloudEvents {@code type}. */
    public static final String TYPE = "org.redress.identity.api-key-changed.v1";
}
