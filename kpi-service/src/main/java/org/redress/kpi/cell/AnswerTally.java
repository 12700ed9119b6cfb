package org.redress.kpi.cell;

import java.util.Set;

/**
 * One answer as it is counted.
 *
 * @param kind what the question measures: {@code nps}, {@code csat} or {@code ces}
 * @param question the organisation's code of the question
 */
public record AnswerTally(String kind, String question, int scaleMin, int scaleMax, int score) {

    static final Set<String> KINDS = Set.of("nps", "csat", "ces");

    public AnswerTally {
        if (!KINDS.contains(kind)) {
            throw new IllegalArgumentException("'" + kind + "' is none of " + KINDS);
        }
    }
}
