package org.redress.kpi.query.cases;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
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
    private static final Map<String, List<String>> DEFINED = defined();

    private final String selection;

    private CaseLinks(
            String moment,
            Map<Dimension, List<String>> filters,
            Map<Dimension, String> except,
            Optional<String> question) {
        StringBuilder text = new StringBuilder(moment);
        filters.forEach((dimension, values) -> values.forEach(value ->
                text.append('&').append(dimension.wireName()).append('=').append(encoded(value))));
        except.forEach((dimension, value) ->
                text.append("&not.").append(dimension.wireName()).append('=').append(encoded(value)));
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
        return new CaseLinks(
                period(question, bucket, asOf, knownAt),
                narrowed(question.filters(), question.groupBy(), group),
                Map.of(),
                question.question());
    }

    /** Links of all that a question asks for but one group. */
    public static CaseLinks allBut(
            KpiQuestion question,
            Bucket bucket,
            Instant asOf,
            Optional<Instant> knownAt,
            List<@Nullable String> group) {
        Map<Dimension, String> except = new EnumMap<>(Dimension.class);
        for (int i = 0; i < question.groupBy().size(); i++) {
            except.put(question.groupBy().get(i), Objects.requireNonNullElse(group.get(i), ""));
        }
        return new CaseLinks(period(question, bucket, asOf, knownAt), question.filters(), except, question.question());
    }

    /** Links of what a period holds. */
    public static CaseLinks within(
            Instant from, Instant to, Instant asOf, Map<Dimension, List<String>> filters, Optional<String> question) {
        return new CaseLinks("&from=" + from + "&to=" + to + "&asOf=" + asOf, filters, Map.of(), question);
    }

    private static String period(KpiQuestion question, Bucket bucket, Instant asOf, Optional<Instant> knownAt) {
        return "&from=" + bucket.from() + "&to=" + bucket.to()
                + (knownAt.isPresent() ? known(knownAt) : "&asOf=" + asOf)
                + (question.contactDays() == KpiQuestion.CONTACT_DAYS ? "" : "&contactDays=" + question.contactDays());
    }

    /** Links of one line of a backlog. */
    public static CaseLinks at(
            Instant at,
            Optional<Instant> knownAt,
            Map<Dimension, List<String>> filters,
            List<Dimension> groupBy,
            List<@Nullable String> group) {
        return seenFrom("&at=" + at, knownAt, filters, groupBy, group);
    }

    /** Links of one line of survival. */
    public static CaseLinks watched(
            Bucket received,
            Instant at,
            Optional<Instant> knownAt,
            Map<Dimension, List<String>> filters,
            List<Dimension> groupBy,
            List<@Nullable String> group) {
        return seenFrom(
                "&from=" + received.from() + "&to=" + received.to() + "&at=" + at, knownAt, filters, groupBy, group);
    }

    /**
     * Links of a line of a forecast.
     *
     * @param team of the line, the empty text for complaints without one; absent if the line is of all teams
     */
    public static CaseLinks ahead(
            Instant at,
            int hours,
            Optional<Instant> knownAt,
            Map<Dimension, List<String>> filters,
            Optional<String> team) {
        return seenFrom(
                "&at=" + at + "&hours=" + hours,
                knownAt,
                filters,
                team.isPresent() ? List.of(Dimension.TEAM) : List.of(),
                team.map(List::<@Nullable String>of).orElse(List.of()));
    }

    private static CaseLinks seenFrom(
            String moment,
            Optional<Instant> knownAt,
            Map<Dimension, List<String>> filters,
            List<Dimension> groupBy,
            List<@Nullable String> group) {
        return new CaseLinks(moment + known(knownAt), narrowed(filters, groupBy, group), Map.of(), Optional.empty());
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
    public record Links(List<String> definitions, Map<String, String> cases) {

        /** These, with more definitions. */
        public Links with(List<String> more) {
            return new Links(Stream.concat(definitions.stream(), more.stream()).toList(), cases);
        }
    }

    /** The links of a figure of the line. */
    public Links of(Metric metric, Figure figure) {
        return of(metric.wireName(), FigureParts.of(figure));
    }

    /** The links of a figure by these paths of its parts. */
    public Links of(String figure, Collection<String> parts) {
        Map<String, String> cases = new LinkedHashMap<>();
        parts.forEach(part -> cases.put(part, list(figure, part)));
        return new Links(definitions(figure), cases);
    }

    /** The list behind a part of a figure. */
    public String list(String figure, String part) {
        return CASES + "metric=" + figure + "&part=" + encoded(part) + selection;
    }

    /** Where a figure is defined; several places if it has parts with definitions of their own. */
    public static List<String> definitions(String figure) {
        return DEFINED.getOrDefault(figure, List.of());
    }

    /** A value of a query, encoded. */
    public static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("%2F", "/");
    }

    private static Map<String, List<String>> defined() {
        Map<String, List<String>> defined = new HashMap<>();
        for (Definition definition : Definitions.all()) {
            String id = definition.id();
            int end = id.indexOf('.');
            defined.computeIfAbsent(end < 0 ? id : id.substring(0, end), absent -> new ArrayList<>())
                    .add(DEFINITIONS + id);
        }
        defined.replaceAll((figure, links) -> List.copyOf(links));
        return Map.copyOf(defined);
    }
}
