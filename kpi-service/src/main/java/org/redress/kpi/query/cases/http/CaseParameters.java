package org.redress.kpi.query.cases.http;

import jakarta.ws.rs.core.MultivaluedMap;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.redress.kit.paging.Page;
import org.redress.kpi.cell.Dimension;
import org.redress.kpi.fact.CaseFact;
import org.redress.kpi.query.KpiQuestion;
import org.redress.kpi.query.Metric;
import org.redress.kpi.query.Period;
import org.redress.kpi.query.cases.AnsweredElsewhere;
import org.redress.kpi.query.cases.CasesQuestion;
import org.redress.kpi.query.http.Parameters;
import org.redress.kpi.query.http.Questions;
import org.redress.kpi.query.http.Views;

/** The parameters of a request for a list. */
final class CaseParameters {

    private static final Set<String> PAGING = Set.of("cursor", "limit");
    private static final Set<String> KNOWN = Questions.with(
            Set.of(
                    "metric",
                    "part",
                    "from",
                    "to",
                    "at",
                    "hours",
                    "receivedFrom",
                    "receivedBefore",
                    "asOf",
                    "zone",
                    "question",
                    "contactDays",
                    "cursor",
                    "limit",
                    "knownAt"),
            Arrays.stream(Dimension.values())
                    .map(dimension -> Parameters.NOT + dimension.wireName())
                    .toArray(String[]::new));
    private static final Instant BEGINNING = Instant.parse("1800-01-01T00:00:00Z");
    private static final String BACKLOG = Metric.BACKLOG.wireName();
    private static final List<String> FIGURES = Stream.concat(
                    Arrays.stream(Metric.values()).map(Metric::wireName),
                    Stream.of(AnsweredElsewhere.SURVIVAL, AnsweredElsewhere.FORECAST))
            .toList();
    private static final int USUAL_HOURS = 8;
    private static final int MOST_HOURS = 72;

    /** From when to when, and as of when. */
    private record Times(Instant from, Instant to, Instant asOf) {}

    private final MultivaluedMap<String, String> values;
    private final Parameters parameters;

    CaseParameters(MultivaluedMap<String, String> values) {
        this.values = values;
        this.parameters = new Parameters(values, KNOWN);
    }

    int limit() {
        return Page.limit(parameters.single("limit"));
    }

    @Nullable
    String cursor() {
        return parameters.single("cursor");
    }

    /** All that selects the list, in one form. */
    String selection() {
        Map<String, List<String>> selecting = new TreeMap<>(values);
        selecting.keySet().removeAll(PAGING);
        return selecting.toString();
    }

    /** The question, as of the given moment unless the parameters name one. */
    CasesQuestion question(Instant asOf) {
        String figure = figure();
        ZoneId zone = parameters.zone();
        Optional<Instant> knownAt = Views.knownAt(parameters, asOf);
        if (knownAt.isPresent() && values.containsKey("asOf")) {
            throw Parameters.refusal("asOf", "contradicts", "is the moment of knownAt already");
        }
        for (String name : Set.of("receivedFrom", "receivedBefore")) {
            only(name, figure, Set.of(BACKLOG));
        }
        only("at", figure, Set.of(BACKLOG, AnsweredElsewhere.SURVIVAL, AnsweredElsewhere.FORECAST));
        only("hours", figure, Set.of(AnsweredElsewhere.FORECAST));
        Instant moment = knownAt.or(() -> parameters.time("asOf", zone)).orElse(asOf);
        Times times = times(figure, zone, moment);
        return new CasesQuestion(
                figure,
                required("part"),
                times.from(),
                times.to(),
                times.asOf(),
                parameters.time("receivedBefore", zone),
                parameters.filters(),
                parameters.except(),
                Optional.ofNullable(parameters.single("question")),
                parameters.number("contactDays", 1, CaseFact.LONGEST_CONTACT_DAYS, KpiQuestion.CONTACT_DAYS),
                knownAt);
    }

    private Times times(String figure, ZoneId zone, Instant moment) {
        Optional<Instant> at = parameters.time("at", zone);
        boolean period = values.containsKey("from") || values.containsKey("to");
        if (figure.equals(AnsweredElsewhere.FORECAST)) {
            if (period) {
                throw Parameters.refusal(
                        values.containsKey("from") ? "from" : "to", "contradicts", "is told by at and hours");
            }
            Instant now = at.orElse(moment);
            int hours = parameters.number("hours", 1, MOST_HOURS, USUAL_HOURS);
            return new Times(now, now.plus(Duration.ofHours(hours)), now);
        }
        if (figure.equals(AnsweredElsewhere.SURVIVAL)) {
            Period received = Questions.period(parameters, moment);
            return new Times(received.from(), received.to(), at.orElse(moment));
        }
        if (at.isPresent() && period) {
            throw Parameters.refusal("at", "contradicts", "stands instead of from and to");
        }
        Period counted = Questions.period(parameters, moment);
        if (!figure.equals(BACKLOG)) {
            return new Times(counted.from(), counted.to(), moment);
        }
        // Facts have whole milliseconds: what happened at the moment counts as having happened.
        Instant end = at.map(time -> time.truncatedTo(ChronoUnit.MILLIS).plusMillis(1))
                .orElse(counted.to());
        return new Times(parameters.time("receivedFrom", zone).orElse(BEGINNING), end, at.orElse(moment));
    }

    private void only(String name, String figure, Set<String> figures) {
        if (values.containsKey(name) && !figures.contains(figure)) {
            throw Parameters.refusal(
                    name,
                    "not-applicable",
                    "goes only with " + figures.stream().sorted().collect(Collectors.joining(", ")));
        }
    }

    private String figure() {
        String name = required("metric");
        if (!FIGURES.contains(name)) {
            throw Parameters.refusal("metric", "unknown-value", "is none of " + String.join(", ", FIGURES));
        }
        return name;
    }

    private String required(String name) {
        String value = parameters.single(name);
        if (value == null || value.isEmpty()) {
            throw Parameters.refusal(name, "required", "is required");
        }
        if (value.length() > 300 || value.indexOf(0) >= 0) {
            throw Parameters.refusal(name, "unknown-value", "is longer than any part, or holds a null character");
        }
        return value;
    }
}
