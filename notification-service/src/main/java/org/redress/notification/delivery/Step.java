package org.redress.notification.delivery;

import java.util.Locale;

/** The steps of a delivery; each is retried on its own, so that a mail once sent is not sent again because of what follows. */
public enum Step {
    /** The message goes out. */
    SEND,
    /** The complaint-service is told that it went out. */
    CONFIRM;

    /** The stored form. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
