package org.redress.contract.feedback;

import java.util.List;

/** What can happen to a survey. One record per event type. */
public sealed interface FeedbackFact {

    /** The customer answered. Questions left out are absent, never 0. */
    record Answered(List<Answer> answers) implements FeedbackFact {}
}
