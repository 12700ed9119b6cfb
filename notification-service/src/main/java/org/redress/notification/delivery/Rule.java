package org.redress.notification.delivery;

/** What a message is for. */
public enum Rule {
    /** Tells the customer that we have the complaint, and the complaint-service that they were told. */
    ACKNOWLEDGE_RECEIPT("acknowledge-receipt", Recipient.CUSTOMER, true),
    /** Tells operations that a promise is close to its deadline. */
    WARN_OPERATIONS("warn-operations", Recipient.OPERATIONS, false),
    /** Tells operations that a promise was broken. */
    REPORT_BREACH("report-breach", Recipient.OPERATIONS, false),
    /** Tells operations that a customer would not recommend us after a complaint. */
    REPORT_DETRACTOR("report-detractor", Recipient.OPERATIONS, false),
    /** Tells operations that an objective uses up its budget too fast. */
    REPORT_BURNING("report-burning", Recipient.OPERATIONS, false),
    /** Tells operations that an objective no longer burns. */
    REPORT_RECOVERED("report-recovered", Recipient.OPERATIONS, false),
    /** Tells operations that a category receives more complaints than its past explains. */
    REPORT_SURGE("report-surge", Recipient.OPERATIONS, false),
    /** Tells operations that a surge is over. */
    REPORT_SURGE_END("report-surge-end", Recipient.OPERATIONS, false),
    /** Tells operations that deadlines of a team come up, and nobody has begun. */
    REPORT_UNTOUCHED("report-untouched", Recipient.OPERATIONS, false),
    /** Tells operations that only few such deadlines are left. */
    REPORT_UNTOUCHED_END("report-untouched-end", Recipient.OPERATIONS, false);

    private final String code;
    private final Recipient recipient;
    private final boolean confirmed;

    Rule(String code, Recipient recipient, boolean confirmed) {
        this.code = code;
        this.recipient = recipient;
        this.confirmed = confirmed;
    }

    /** The stored and public form. */
    public String code() {
        return code;
    }

    /** Who gets it. */
    public Recipient recipient() {
        return recipient;
    }

    /** Whether the complaint-service must learn that it was sent, as a second step. */
    public boolean confirmed() {
        return confirmed;
    }

    /** The rule stored so. */
    public static Rule ofCode(String code) {
        for (Rule rule : values()) {
            if (rule.code.equals(code)) {
                return rule;
            }
        }
        throw new IllegalArgumentException("No rule " + code);
    }
}
