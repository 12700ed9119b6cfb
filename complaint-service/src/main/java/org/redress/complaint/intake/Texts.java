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

    private static final Pattern STRICT_CODE = Pattern.compile("[a-z0-9][a-z0-9._-]{0,99}");

    private Texts() {}

    /** Whether people would call it a code rather than a sentence: {@code not-satisfied}, but not {@code He called again.} */
    public static boolean isCode(String text) {
        return STRICT_CODE.matcher(text).matches();
    }
}
