package org.redress.kpi.query.cases.http;

import jakarta.ws.rs.core.MultivaluedMap;
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
import org.jspecify.annotations.Nullable;
import org.redress.kit.paging.Page;
import org.redress.kpi.fact.CaseFact;
import org.redress.kpi.query.KpiQuestion;
import org.redress.kpi.query.Metric;
import org.redress.kpi.query.Period;
import org.redress.kpi.query.cases.CasesQuestion;
import org.redress.kpi.query.http.Parameters;
import org.redress.kpi.query.http.Questions;
import org.redress.kpi.query.http.Views;

/** The parameters of a request for a list. */
final class CaseParameters {

    private static final Set<String> PAGING = Set.of("cursor", "limit");
    private static final Set<String> KNOWN = Set.of(
            "metric",
            "part",
            "from",
            "to",
            "at",
            "asOf",
            "zone",
            "question",
            "contactDays",
            "cursor",
            "limit",
            "knownAt");
    private static final Instant BEGINNING = Instant.parse("1900-01-01T00:00:00Z");

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
        Metric metric = metric();
        ZoneId zone = parameters.zone();
        Optional<Instant> knownAt = Views.knownAt(parameters, asOf);
        if (knownAt.isPresent() && values.containsKey("asOf")) {
            throw Parameters.refusal("asOf", "contradicts", "is the moment of knownAt already");
        }
        Instant moment = knownAt.or(() -> parameters.time("asOf", zone)).orElse(asOf);
        Optional<Instant> at = parameters.time("at", zone);
        if (at.isPresent() && metric != Metric.BACKLOG) {
            throw Parameters.refusal("at", "not-applicable", "goes with the metric backlog only");
        }
        if (at.isPresent() && (values.containsKey("from") || values.containsKey("to"))) {
            throw Parameters.refusal("at", "contradicts", "stands instead of from and to");
        }
        Period period = Questions.period(parameters, moment);
        // Facts have whole milliseconds: what happened at the moment counts as having happened.
        Instant end = at.map(time -> time.truncatedTo(ChronoUnit.MILLIS).plusMillis(1))
                .orElse(period.to());
        return new CasesQuestion(
                metric,
                required("part"),
                metric == Metric.BACKLOG ? BEGINNING : period.from(),
                end,
                at.isPresent() ? at.get() : moment,
                parameters.filters(),
                Optional.ofNullable(parameters.single("question")),
                parameters.number("contactDays", 1, CaseFact.LONGEST_CONTACT_DAYS, KpiQuestion.CONTACT_DAYS),
                knownAt);
    }

    private Metric metric() {
        return Metric.ofWireName(required("metric"))
                .orElseThrow(() -> Parameters.refusal(
                        "metric",
                        "unknown-value",
                        "is none of "
                                + Arrays.stream(Metric.values())
                                        .map(Metric::wireName)
                                        .collect(Collectors.joining(", "))));
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
