package org.redress.contract.feedback;

import org.redress.contract.InvalidEventException;

/**
 * One answered question.
 *
 * @param question the organisation's code of the question, for example {@code recommend}
 * @param score between {@code scaleMin} and {@code scaleMax}, both included
 */
public record Answer(Measure measure, String question, int score, int scaleMin, int scaleMax) {

    public Answer {
        if (scaleMin >= scaleMax) {
            throw new InvalidEventException("scaleMin must be below scaleMax");
        }
        if (score < scaleMin || score > scaleMax) {
            throw new InvalidEventException("score " + score + " lies outside " + scaleMin + " to " + scaleMax);
        }
    }
}
