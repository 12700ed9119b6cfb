package org.redress.kpi.query.cases;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.redress.kpi.cell.AnswerTally;

/** What is behind a figure. */
public sealed interface CaseSet {

    /** What the terms count within the period; nothing is counted by two of them. */
    record Counted(List<Term> terms) implements CaseSet {

        static CaseSet of(String... measures) {
            return new Counted(List.of(measures).stream().map(Term::of).toList());
        }
    }

    /**
     * What one measure counted before the end of the period and another one did not: who came and has not left.
     *
     * @param came counts entering
     * @param left counts leaving
     */
    record Present(String came, String left) implements CaseSet {}

    /**
     * Survey answers within the period.
     *
     * @param choices tried in order: the first that finds an answer at all is the one
     * @param scores which answers among those
     */
    record Answered(List<Predicate<AnswerTally>> choices, Predicate<AnswerTally> scores) implements CaseSet {}

    /** A way to find the set of a part of a figure. */
    @FunctionalInterface
    interface OfPart {

        /** The set; absent if the figure has no such part. */
        Optional<CaseSet> find(String part, Optional<String> question);
    }
}
