package org.redress.kpi.query.cases;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.redress.kpi.cell.AnswerCounter;

/** What is behind a figure. */
public sealed interface CaseSet {

    /** What the terms count within the period; nothing is counted by two of them. */
    record Counted(List<Term> terms) implements CaseSet {

        static CaseSet of(String... measures) {
            return new Counted(List.of(measures).stream().map(Term::of).toList());
        }
    }

    /** Complaints received within the period that had not gone by its end. */
    record Present(Remaining remaining) implements CaseSet {}

    /** What a complaint has not gone through yet. */
    enum Remaining {
        /** Its last closing. */
        OPEN,
        /** Its last resolution, and neither withdrawal nor merge. */
        UNRESOLVED
    }

    /**
     * Survey answers within the period.
     *
     * @param choices tried in order: the first that finds an answer at all is the one
     * @param scores which answers among those
     */
    record Answered(List<Predicate<AnswerCounter>> choices, Predicate<AnswerCounter> scores) implements CaseSet {}

    /**
     * Complaints received within the period and by a moment, as they stood at that moment.
     *
     * @param fate which of them
     */
    record Watched(Fate fate) implements CaseSet {}

    /** How a complaint stands at a moment. */
    enum Fate {
        /** However it stands. */
        ANY,
        /** Its last resolution was then or before. */
        RESOLVED,
        /** It was neither resolved nor closed. */
        OPEN,
        /** It was closed, withdrawn or merged without a resolution. */
        GONE
    }

    /**
     * Running clocks by their deadline, seen from a moment.
     *
     * @param clock of this kind; of all kinds if absent
     * @param queue which of them
     */
    record Ahead(Optional<String> clock, Queue queue) implements CaseSet {}

    /** A part of the work that lies before a team. */
    enum Queue {
        /** Due after the moment and before the end of the period. */
        DUE,
        /** The deadline was then or before. */
        OVERDUE,
        /** As due, of complaints that nobody owns and nobody has answered. */
        UNTOUCHED
    }

    /** A way to find the set of a part of a figure. */
    @FunctionalInterface
    interface OfPart {

        /** The set; absent if the figure has no such part. */
        Optional<CaseSet> find(String part, Optional<String> question);
    }
}
