package org.redress.complaint.intake;

import java.util.regex.Pattern;

/** What texts and codes from outside may look like. Codes travel on Kafka, so they must not carry personal data. */
public final class Texts {

    /** The longest code. */
    public static final int MAX_CODE = 100;
    /** The names of custom fields, as a regular expression. */
    public static final String FIELD_NAME = "[A-Za-z0-9_-]{1,40}";
    /** The longest subject line. */
    public static final int MAX_SUBJECT = 500;
    /** The longest text. */
    public static final int MAX_TEXT = 100_000;

    private static final Pattern ADDRESS = Pattern.compile("\\S+@\\S+\\.\\S+");
    private static final Pattern STRICT_CODE = Pattern.compile("[a-z0-9][a-z0-9._-]{0,99}");

    private Texts() {}

    /** Whether a line holds characters that have no place in one: line breaks, other control characters, halves of characters. */
    public static boolean brokenLine(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < 0x20 || (c >= 0x7F && c <= 0x9F)) {
                return true;
            }
        }
        return brokenText(text);
    }

    /** Whether a text cannot be stored as it is: NUL, or half of a character. */
    public static boolean brokenText(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == 0) {
                return true;
            }
            if (Character.isSurrogate(c)) {
                boolean pair = Character.isHighSurrogate(c)
                        && i + 1 < text.length()
                        && Character.isLowSurrogate(text.charAt(i + 1));
                if (!pair) {
                    return true;
                }
                i++;
            }
        }
        return false;
    }

    /** Whether a text holds an e-mail address: such a thing is no code. */
    public static boolean looksLikeAddress(String text) {
        return text.indexOf('@') >= 0 && ADDRESS.matcher(text).find();
    }

    /** Whether people would call it a code rather than a sentence: {@code not-satisfied}, but not {@code He called again.} */
    public static boolean isCode(String text) {
        return STRICT_CODE.matcher(text).matches();
    }
}
