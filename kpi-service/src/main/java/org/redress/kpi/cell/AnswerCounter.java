package org.redress.kpi.cell;

import java.util.Set;

/**
 * One answer as it is counted.
 *
 * @param kind what the question measures: {@code nps}, {@code csat} or {@code ces}
 * @param question the organisation's code of the question
 */
public record AnswerCounter(String kind, String question, int scaleMin, int scaleMax, int score) {

    static final Set<String> KINDS = Set.of("nps", "csat", "ces");

    public AnswerCounter {
        if (!KINDS.contains(kind)) {
            throw new IllegalArgumentException("'" + kind + "' is none of " + KINDS);
        }
    }

    /** The lowest score of the top box: 4 of 1 to 5, 6 of 1 to 7, 8 of 0 to 10; on other scales the upper third, rounded down. */
    public int leastSatisfied() {
        int steps = scaleMax - scaleMin + 1;
        int box =
                switch (steps) {
                    case 5, 7 -> 2;
                    case 10, 11 -> 3;
                    default -> Math.max(1, steps / 3);
                };
        return scaleMax - box + 1;
    }
}
