package org.redress.contract.feedback;

import org.redress.contract.InvalidEventException;
import org.redress.contract.WireName;

/** The public names of the feedback events. */
public enum FeedbackEventType {
    ANSWERED(FeedbackFact.Answered.class),
    INVITATION_CHANGED(FeedbackFact.InvitationChanged.class);

    private final Class<? extends FeedbackFact> factClass;

    FeedbackEventType(Class<? extends FeedbackFact> factClass) {
        this.factClass = factClass;
    }

    /** The CloudEvents {@code type}, for example {@code org.redress.feedback.answered.v1}. */
    public String wireName() {
        return "org.redress.feedback." + WireName.of(this) + ".v1";
    }

    /** The record that carries this type's facts. */
    public Class<? extends FeedbackFact> factClass() {
        return factClass;
    }

    /** The type of a fact. */
    public static FeedbackEventType of(FeedbackFact fact) {
        return switch (fact) {
            case FeedbackFact.Answered answered -> ANSWERED;
            case FeedbackFact.InvitationChanged changed -> INVITATION_CHANGED;
        };
    }

    /**
     * The type with this CloudEvents name.
     *
     * @throws InvalidEventException if there is none
     */
    public static FeedbackEventType ofWireName(String name) {
        for (FeedbackEventType type : values()) {
            if (type.wireName().equals(name)) {
                return type;
            }
        }
        throw new InvalidEventException("Unknown feedback event type '" + name + "'");
    }
}
