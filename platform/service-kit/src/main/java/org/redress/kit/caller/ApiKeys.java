package org.redress.kit.caller;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.zip.CRC32;

/**
 * The form of API keys: {@code cmp_live_<keyId>_<43 base64url characters>_<crc32 as 8 hex digits>}. The checksum covers everything before
 * its underscore, so a truncated or mistyped key is refused without looking it up, and scanners can recognise leaked ones.
 */
public final class ApiKeys {

    /** How every key begins. */
    public static final String PREFIX = "cmp_live_";

    private static final int SECRET_LENGTH = 43;
    private static final int CRC_LENGTH = 8;
    private static final Pattern KEY_ID = Pattern.compile("[a-z0-9-]{1,40}");
    private static final Pattern SECRET = Pattern.compile("[A-Za-z0-9_-]{43}");
    private static final String KEY_ID_ALPHABET = "abcdefghijkmnpqrstuvwxyz23456789";

    private ApiKeys() {}

    /**
     * A key taken apart.
     *
     * @param keyId its public part
     * @param secret its secret part, never stored
     */
    public record ApiKey(String keyId, String secret) {

        /** The whole text, as given to the client once. */
        public String text() {
            String body = PREFIX + keyId + "_" + secret;
            return body + "_" + crc(body);
        }

        /** SHA-256 of the secret, as lower-case hex: what is stored and sent to the services. */
        public String secretHash() {
            return hash(secret);
        }

        @Override
        public String toString() {
            return "ApiKey[" + keyId + "]";
        }
    }

    /** A new key with 256 random bits. */
    public static ApiKey generate(SecureRandom random) {
        StringBuilder keyId = new StringBuilder();
        for (int i = 0; i < 12; i++) {
            keyId.append(KEY_ID_ALPHABET.charAt(random.nextInt(KEY_ID_ALPHABET.length())));
        }
        byte[] secret = new byte[32];
        random.nextBytes(secret);
        return new ApiKey(
                keyId.toString(), Base64.getUrlEncoder().withoutPadding().encodeToString(secret));
    }

    /** Takes a key apart; empty if its form or checksum is wrong. Says nothing about whether it is known. */
    public static Optional<ApiKey> parse(String text) {
        int crcAt = text.length() - CRC_LENGTH - 1;
        int secretAt = crcAt - SECRET_LENGTH;
        if (!text.startsWith(PREFIX) || secretAt - 1 <= PREFIX.length()) {
            return Optional.empty();
        }
        if (text.charAt(crcAt) != '_' || text.charAt(secretAt - 1) != '_') {
            return Optional.empty();
        }
        String keyId = text.substring(PREFIX.length(), secretAt - 1);
        String secret = text.substring(secretAt, crcAt);
        if (!KEY_ID.matcher(keyId).matches()
                || !SECRET.matcher(secret).matches()
                || !crc(text.substring(0, crcAt)).equals(text.substring(crcAt + 1))) {
            return Optional.empty();
        }
        return Optional.of(new ApiKey(keyId, secret));
    }

    /** SHA-256 of a secret's ASCII characters, as lower-case hex. Fast on purpose: the secret has 256 random bits. */
    public static String hash(String secret) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.US_ASCII)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }

    private static String crc(String body) {
        CRC32 crc = new CRC32();
        crc.update(body.getBytes(StandardCharsets.US_ASCII));
        return HexFormat.of().toHexDigits((int) crc.getValue());
    }
}
