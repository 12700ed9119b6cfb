package org.redress.feedback.answers;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What can be told of an invitation to a survey. */
public enum InvitationStep {
    /** It was sent. */
    SENT,
    /** It reached the customer's side. */
    DELIVERED,
    /** It could not be delivered. */
    BOUNCED,
    /** The customer opened it. */
    OPENED,
    /** The customer declined. */
    DISMISSED,
    /** The survey was closed for this customer. */
    EXPIRED,
    /** An answer names it; told by the answer itself. */
    ANSWERED;

    private static final String PREFIX = "org.redress.intake.invitation-";

    /** The form used in the database. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The CloudEvents type by which systems tell it, for example {@code org.redress.intake.invitation-sent.v1}. */
    public String eventType() {
        return PREFIX + code() + ".v1";
    }

    /** The step that events of this type tell; absent if it is none, or one that nobody tells by an event of its own. */
    public static Optional<InvitationStep> ofEventType(String type) {
        return Arrays.stream(values())
                .filter(step -> step != ANSWERED && step.eventType().equals(type))
                .findFirst();
    }
}
