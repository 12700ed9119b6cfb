package org.redress.kpi.query.http;

import jakarta.ws.rs.core.MultivaluedMap;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.redress.kpi.fact.CaseFact;
import org.redress.kpi.query.KpiQuestion;
import org.redress.kpi.query.Period;

/** Questions for figures, as their parameters put them. */
public final class Questions {

    /** The parameters of a question for figures, besides the dimensions. */
    public static final Set<String> PARAMETERS =
            Set.of("from", "to", "zone", "interval", "groupBy", "metrics", "question", "links", "contactDays");

    /** So far back and ahead if nothing is said: ahead, because promises are counted at their deadline. */
    private static final int DEFAULT_DAYS = 30;

    private Questions() {}

    /**
     * The question that the parameters ask at a moment.
     *
     * @throws org.redress.kit.problem.ProblemException 400 if a parameter is not understood
     */
    public static KpiQuestion of(MultivaluedMap<String, String> values, Instant now) {
        Parameters parameters = new Parameters(values, PARAMETERS);
        return new KpiQuestion(
                period(parameters, now),
                parameters.interval(),
                parameters.groupBy(),
                parameters.filters(),
                parameters.metrics(),
                Optional.ofNullable(parameters.single("question")),
                parameters.number("contactDays", 1, CaseFact.LONGEST_CONTACT_DAYS, KpiQuestion.CONTACT_DAYS));
    }

    /** The period from {@code from} to {@code to} in {@code zone}; 30 days around today where they are left out. */
    public static Period period(Parameters parameters, Instant now) {
        ZoneId zone = parameters.zone();
        LocalDate today = LocalDate.ofInstant(now, zone);
        Instant from = parameters.time("from", zone).orElseGet(() -> today.minusDays(DEFAULT_DAYS)
                .atStartOfDay(zone)
                .toInstant());
        Instant to = parameters
                .time("to", zone)
                .orElseGet(() -> today.plusDays(DEFAULT_DAYS).atStartOfDay(zone).toInstant());
        if (!from.isBefore(to)) {
            throw Parameters.refusal("from", "not-before-to", "must lie before to");
        }
        return new Period(from, to, zone);
    }

    /** Whether links are wanted: {@code links}, true if it is left out. */
    public static boolean links(MultivaluedMap<String, String> values) {
        return links(new Parameters(values, values.keySet()));
    }

    /** The same, of parameters that are read already. */
    public static boolean links(Parameters parameters) {
        String given = parameters.single("links");
        if (given == null || given.equals("true")) {
            return true;
        }
        if (given.equals("false")) {
            return false;
        }
        throw Parameters.refusal("links", "unknown-value", "is neither true nor false");
    }

    /** Names besides those of a question. */
    public static Set<String> with(Set<String> names, String... more) {
        return Stream.concat(names.stream(), Stream.of(more)).collect(Collectors.toUnmodifiableSet());
    }
}
