package org.redress.notification.delivery;

/** Who gets a message. A role; its address is looked up when the message is made, and kept no longer. */
public enum Recipient {
    /** The customer of the case. */
    CUSTOMER("customer"),
    /** The operations team's mailbox. */
    OPERATIONS("operations");

    private final String code;

    Recipient(String code) {
        this.code = code;
    }

    /** The stored form. */
    public String code() {
        return code;
    }

    /** The recipient stored so. */
    public static Recipient ofCode(String code) {
        for (Recipient recipient : values()) {
            if (recipient.code.equals(code)) {
                return recipient;
            }
        }
        throw new IllegalArgumentException("No recipient " + code);
    }
}
