package org.redress.notification.mail;

import java.util.UUID;

/**
 * A mail, ready to be sent.
 *
 * @param messageId names the message: the same for every attempt, so that a recipient's system recognises a repeated one
 * @param to one address
 * @param subject one line, without customer text
 * @param text plain text
 */
record Mail(UUID messageId, MailAddress to, String subject, String text) {

    Mail {
        if (subject.isBlank() || subject.chars().anyMatch(c -> c < 0x20 || c == 0x7F)) {
            throw new IllegalArgumentException("A subject is one line of text");
        }
    }
}
