package org.redress.console.session;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a signed-in browser holds: 256 random bits. Stored as SHA-256 only; the CSRF token is derived from it, so it belongs to exactly one
 * session and needs no storage.
 *
 * @param value 43 base64url characters
 */
public record SessionToken(String value) {

    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{43}");

    /** A new token. */
    static SessionToken random(SecureRandom random) {
        byte[] bytes = new byte[32];
        random.nextBytes(bytes);
        return new SessionToken(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    /** The token in a cookie; empty if it has not even the form. */
    public static Optional<SessionToken> parse(String cookie) {
        return FORM.matcher(cookie).matches() ? Optional.of(new SessionToken(cookie)) : Optional.empty();
    }

    /** How it is stored. */
    public byte[] hash() {
        return sha256("session:" + value);
    }

    /** What state-changing calls must carry in {@code X-CSRF-Token}. */
    public String csrf() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(sha256("csrf:" + value));
    }

    @Override
    public String toString() {
        return "SessionToken";
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }
}
