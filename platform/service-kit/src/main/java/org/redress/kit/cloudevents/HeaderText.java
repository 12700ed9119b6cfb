package org.redress.kit.cloudevents;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** The text of an attribute in an HTTP header: double quotes taken off, then one round of percent-decoding as UTF-8. */
final class HeaderText {

    private HeaderText() {}

    /** @throws MalformedTextException if the value is no proper encoding */
    static String decode(String header) throws MalformedTextException {
        String unquoted = unquote(header);
        if (unquoted.indexOf('%') < 0 && isAscii(unquoted)) {
            return unquoted;
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(unquoted.length());
        for (int i = 0; i < unquoted.length(); i++) {
            char c = unquoted.charAt(i);
            if (c == '%') {
                if (i + 2 >= unquoted.length()) {
                    throw new MalformedTextException("ends within a percent escape");
                }
                int high = Character.digit(unquoted.charAt(i + 1), 16);
                int low = Character.digit(unquoted.charAt(i + 2), 16);
                if (high < 0 || low < 0) {
                    throw new MalformedTextException("has a percent sign that begins no escape");
                }
                bytes.write(high * 16 + low);
                i += 2;
            } else if (c < 0x80) {
                bytes.write(c);
            } else {
                throw new MalformedTextException("has a character beyond ASCII that is not percent-encoded");
            }
        }
        return strictUtf8(bytes.toByteArray());
    }

    /** @throws MalformedTextException for anything that is not well-formed UTF-8, overlong forms included */
    static String strictUtf8(byte[] bytes) throws MalformedTextException {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new MalformedTextException("is not valid UTF-8");
        }
    }

    private static String unquote(String header) throws MalformedTextException {
        if (!header.startsWith("\"")) {
            return header;
        }
        StringBuilder text = new StringBuilder(header.length());
        for (int i = 1; i < header.length(); i++) {
            char c = header.charAt(i);
            if (c == '"') {
                if (i != header.length() - 1) {
                    throw new MalformedTextException("goes on behind its closing quote");
                }
                return text.toString();
            }
            if (c == '\\' && i + 1 < header.length()) {
                i++;
                c = header.charAt(i);
            }
            text.append(c);
        }
        throw new MalformedTextException("lacks its closing quote");
    }

    private static boolean isAscii(String text) {
        return text.chars().allMatch(c -> c < 0x80);
    }

    /** Why a text cannot be decoded, as the rest of a sentence. */
    static final class MalformedTextException extends Exception {
        MalformedTextException(String reason) {
            super(reason);
        }

        String reason() {
            return String.valueOf(getMessage());
        }
    }
}
