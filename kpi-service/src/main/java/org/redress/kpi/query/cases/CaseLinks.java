package org.redress.kpi.query.cases;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.redress.kpi.cell.Dimension;
import org.redress.kpi.definitions.Definition;
import org.redress.kpi.definitions.Definitions;
import org.redress.kpi.query.Bucket;
import org.redress.kpi.query.Figure;
import org.redress.kpi.query.KpiQuestion;
import org.redress.kpi.query.Metric;

/** Where the definition of a figure is found, and the lists of what is behind its parts. */
public final class CaseLinks {

    private static final String CASES = "/api/v1/kpis/cases?";
    private static final String DEFINITIONS = "/api/v1/kpis/definitions/";
    private static final Map<Metric, List<String>> DEFINED = defined();

    private final String selection;

    private CaseLinks(String moment, Map<Dimension, List<String>> filters, Optional<String> question) {
        StringBuilder text = new StringBuilder(moment);
        filters.forEach((dimension, values) -> values.forEach(value ->
                text.append('&').append(dimension.wireName()).append('=').append(encoded(value))));
        question.ifPresent(name -> text.append("&question=").append(encoded(name)));
        selection = text.toString();
    }

    /**
     * Links of one line of an answer.
     *
     * @param bucket what the line is about in time
     * @param knownAt of what was known then; of what is known now if absent
     * @param group the values of the dimensions that the question groups by
     */
    public static CaseLinks of(
            KpiQuestion question,
            Bucket bucket,
            Instant asOf,
            Optional<Instant> knownAt,
            List<@Nullable String> group) {
        String moment = "&from=" + bucket.from() + "&to=" + bucket.to()
                + (knownAt.isPresent() ? known(knownAt) : "&asOf=" + asOf);
        if (question.contactDays() != KpiQuestion.CONTACT_DAYS) {
            moment += "&contactDays=" + question.contactDays();
        }
        return new CaseLinks(moment, narrowed(question.filters(), question.groupBy(), group), question.question());
    }

    /** Links of one line of a backlog. */
    public static CaseLinks at(
            Instant at,
            Optional<Instant> knownAt,
            Map<Dimension, List<String>> filters,
            List<Dimension> groupBy,
            List<@Nullable String> group) {
        return new CaseLinks("&at=" + at + known(knownAt), narrowed(filters, groupBy, group), Optional.empty());
    }

    private static String known(Optional<Instant> knownAt) {
        return knownAt.map(moment -> "&knownAt=" + moment).orElse("");
    }

    private static Map<Dimension, List<String>> narrowed(
            Map<Dimension, List<String>> filters, List<Dimension> groupBy, List<@Nullable String> group) {
        Map<Dimension, List<String>> all = new EnumMap<>(Dimension.class);
        all.putAll(filters);
        for (int i = 0; i < groupBy.size(); i++) {
            all.put(groupBy.get(i), List.of(Objects.requireNonNullElse(group.get(i), "")));
        }
        return all;
    }

    /**
     * The links of a figure.
     *
     * @param definitions where it is defined
     * @param cases by the path of the part in the figure: the list of what it counts, as long as the part says
     */
    public record Links(List<String> definitions, Map<String, String> cases) {}

    /** The links of a figure of the line. */
    public Links of(Metric metric, Figure figure) {
        Map<String, String> cases = new LinkedHashMap<>();
        String prefix = CASES + "metric=" + metric.wireName() + "&part=";
        FigureParts.of(figure).forEach(part -> cases.put(part, prefix + encoded(part) + selection));
        return new Links(DEFINED.getOrDefault(metric, List.of()), cases);
    }

    /** A value of a query, encoded. */
    public static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("%2F", "/");
    }

    private static Map<Metric, List<String>> defined() {
        Map<Metric, List<String>> defined = new EnumMap<>(Metric.class);
        for (Metric metric : Metric.values()) {
            List<String> links = new ArrayList<>();
            for (Definition definition : Definitions.all()) {
                if (definition.id().equals(metric.wireName()) || definition.id().startsWith(metric.wireName() + ".")) {
                    links.add(DEFINITIONS + definition.id());
                }
            }
            defined.put(metric, List.copyOf(links));
        }
        return defined;
    }
}
