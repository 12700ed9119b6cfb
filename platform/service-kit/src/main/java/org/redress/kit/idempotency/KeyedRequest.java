package org.redress.kit.idempotency;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.redress.kit.caller.Caller;
import org.redress.kit.problem.Problem;

/**
 * A request that carries an idempotency key.
 *
 * @param caller who sends it; keys of different callers never meet
 * @param route method and path template, for example {@code POST /api/v1/complaints}; add ids of the path where they matter
 * @param key 1 to 255 visible ASCII characters
 * @param fingerprint of the content, see {@link Fingerprints}
 */
public record KeyedRequest(String caller, String route, String key, byte[] fingerprint) {

    /** For a caller and the key read by {@link #key}. */
    public static KeyedRequest of(Caller caller, String route, String key, byte[] fingerprint) {
        return new KeyedRequest(caller.kind() + ":" + caller.id(), route, key, fingerprint);
    }

    /**
     * Reads the header {@code Idempotency-Key}, bare or as a quoted string.
     *
     * @throws org.redress.kit.problem.ProblemException 400 unless it is 1 to 255 visible ASCII characters
     */
    public static Optional<String> key(@Nullable String header) {
        if (header == null) {
            return Optional.empty();
        }
        String key = header;
        if (key.length() >= 2 && key.startsWith("\"") && key.endsWith("\"")) {
            key = key.substring(1, key.length() - 1);
        }
        boolean visible = key.chars().allMatch(c -> c > 0x20 && c < 0x7f);
        if (key.isEmpty() || key.length() > 255 || !visible) {
            throw Problem.of(
                            400,
                            "idempotency-key-invalid",
                            "The Idempotency-Key is not valid",
                            "It must have 1 to 255 visible ASCII characters; a UUID is a good choice.")
                    .at("header:Idempotency-Key", "malformed", "must have 1 to 255 visible ASCII characters")
                    .exception();
        }
        return Optional.of(key);
    }
}
