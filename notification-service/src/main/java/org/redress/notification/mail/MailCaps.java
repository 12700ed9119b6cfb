package org.redress.notification.mail;

import java.sql.SQLException;
import java.util.UUID;

/** Protects a customer's mailbox. Addresses are known here as keyed hashes only. */
public interface MailCaps {

    /** Whether a mail may go out. */
    enum Permit {
        GRANTED,
        /** The mailbox got as many mails as it may within an hour. */
        CAPPED,
        /** A server refused the address for good. */
        BARRED
    }

    /** Asks to send, and counts the mail. A delivery counts once, however often it is tried. */
    Permit ask(String mailbox, UUID deliveryId, boolean forced) throws SQLException;

    /** A server refused the address for good. */
    void bar(String mailbox, String reason) throws SQLException;
}
