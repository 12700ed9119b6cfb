package org.redress.kpi.query.cases.store;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which facts a measure counts, and when, in SQL over {@code case_fact f}, {@code clock_fact k}, {@code invitation_fact i}, {@code
 * sheet_fact s}, or the answers {@code a.name} of it.
 *
 * @param at the time by which a fact is counted
 * @param value the value that the list gives, a number
 * @param unit what the value says; absent if there is none
 * @param condition which facts; its parameters are texts
 */
record Cohort(Kind kind, String at, String value, @Nullable String unit, String condition, List<String> parameters) {

    /** What is counted. */
    enum Kind {
        COMPLAINTS,
        CLOCKS,
        ANSWERS,
        /** Answer sheets, whatever was answered. */
        SHEETS,
        INVITATIONS
    }

    private static final String NOTHING = "null::float8";
    private static final String SECONDS = "seconds";

    /** Complaints by one of their times; those without it are not counted. */
    static Cohort at(String at) {
        return new Cohort(Kind.COMPLAINTS, at, NOTHING, null, at + " is not null", List.of());
    }

    /** Complaints by their receipt. */
    static Cohort received(String condition, String... parameters) {
        return new Cohort(Kind.COMPLAINTS, "f.received_at", NOTHING, null, condition, List.of(parameters));
    }

    /** Complaints with the time from receipt to an end. */
    static Cohort lasting(String at, String end) {
        return new Cohort(Kind.COMPLAINTS, at, seconds("f.received_at", end), SECONDS, end + " is not null", List.of());
    }

    /** Clocks of one kind by their deadline; the value is the time from the deadline to the stop, below 0 if that was in time. */
    static Cohort due(String clock, String at, String condition) {
        return new Cohort(
                Kind.CLOCKS,
                at,
                seconds("k.due_at", "k.stopped_at"),
                "seconds from the deadline to the stop",
                "k.clock = ? and " + condition + " and " + at + " is not null",
                List.of(clock));
    }

    /** Answers of these names. */
    static Cohort answered(String... names) {
        return new Cohort(
                Kind.ANSWERS,
                "s.answered_at",
                "substring(a.name from '[^/]*$')::float8",
                "score",
                "a.name in (" + String.join(", ", java.util.Collections.nCopies(names.length, "?")) + ")",
                List.of(names));
    }

    /** The same with a number of how often something happened. */
    Cohort times(String count) {
        return new Cohort(kind, at, count + "::float8", "times", condition, parameters);
    }

    private static String seconds(String from, String to) {
        return "extract(epoch from (" + to + " - " + from + "))::float8";
    }
}
