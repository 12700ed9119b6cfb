package org.redress.feedback.answers;

/**
 * One answered question.
 *
 * @param question the organisation's code of the question
 * @param score between {@code scaleMin} and {@code scaleMax}, both included
 */
public record QuestionAnswer(Measure measure, String question, int score, int scaleMin, int scaleMax) {

    public QuestionAnswer {
        if (!measure.allowsScale(scaleMin, scaleMax)) {
            throw new IllegalArgumentException("The scale of " + measure + " must be " + measure.allowedScales());
        }
        if (score < scaleMin || score > scaleMax) {
            throw new IllegalArgumentException("score must be " + scaleMin + " to " + scaleMax);
        }
    }
}
