package org.redress.console.account;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Set;
import org.redress.kit.problem.Problem;

/** What a password must be: 8 to 128 characters, any of them, and none of the common ones (ASVS 5.0, 6.2). */
final class PasswordRules {

    static final int MIN = 8;
    static final int MAX = 128;

    private final Set<String> common;

    PasswordRules(Set<String> common) {
        this.common = common;
    }

    /** The built-in rules. */
    static PasswordRules standard() {
        return new PasswordRules(CommonPasswords.load());
    }

    /**
     * The form in which passwords are hashed and compared: the same text typed on another machine gives the same bytes.
     */
    static String normalised(String password) {
        return Normalizer.normalize(password, Normalizer.Form.NFC);
    }

    /**
     * Refuses a bad password.
     *
     * @throws org.redress.kit.problem.ProblemException 400 with what is wrong
     */
    void check(String password, String username, String pointer) {
        int length = password.codePointCount(0, password.length());
        if (length < MIN || length > MAX) {
            throw refusal(pointer, "length", "must have " + MIN + " to " + MAX + " characters; 15 or more are better");
        }
        String folded = password.toLowerCase(Locale.ROOT);
        if (common.contains(folded)) {
            throw refusal(pointer, "common", "is one of the passwords that everybody tries first");
        }
        if (folded.equals(username) || folded.chars().distinct().count() < 3) {
            throw refusal(pointer, "guessable", "is too easy to guess");
        }
    }

    private static RuntimeException refusal(String pointer, String code, String message) {
        return Problem.of(400, "password-refused", "This password cannot be used", "The password " + message + ".")
                .at(pointer, code, message)
                .exception();
    }
}
