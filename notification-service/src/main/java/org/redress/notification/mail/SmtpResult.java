package org.redress.notification.mail;

/** How sending a mail ended. Errors name the phase and the reply code, never the address that servers like to repeat. */
sealed interface SmtpResult {

    /** The server took responsibility. */
    record Accepted() implements SmtpResult {}

    /** The server does not know or want this recipient, for good. */
    record RecipientRefused(String error) implements SmtpResult {}

    /** The server refuses the message or us, for good. */
    record MessageRefused(String error) implements SmtpResult {}

    /** It may work later. {@code unreachable}: no server that talks was found at all. */
    record Failed(String error, boolean unreachable) implements SmtpResult {}
}
