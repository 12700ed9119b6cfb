package org.redress.kpi.query.http;

import jakarta.ws.rs.core.MultivaluedMap;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.redress.kit.problem.Problem;
import org.redress.kit.problem.ProblemException;
import org.redress.kpi.cell.Dimension;
import org.redress.kpi.query.Granularity;
import org.redress.kpi.query.Metric;

/** Query parameters, read strictly: whatever is not understood is refused, and the refusal names the parameter. */
public final class Parameters {

    /** Before a dimension's name: the value that a group has which is left out. */
    public static final String NOT = "not.";

    private static final int MOST_GROUPS = 2;
    private static final int MOST_VALUES = 100;
    private static final int LONGEST_VALUE = 200;
    private static final LocalDate FIRST_DAY = LocalDate.of(1900, 1, 1);
    private static final LocalDate LAST_DAY = LocalDate.of(2500, 1, 1);

    private final MultivaluedMap<String, String> values;

    /**
     * The parameters of a request.
     *
     * @param known the names it may have besides those of the dimensions
     */
    public Parameters(MultivaluedMap<String, String> values, Set<String> known) {
        this.values = values;
        Set<String> dimensions =
                Arrays.stream(Dimension.values()).map(Dimension::wireName).collect(Collectors.toSet());
        for (String name : values.keySet()) {
            if (!known.contains(name) && !dimensions.contains(name)) {
                throw refusal(name, "unknown-parameter", "is no parameter of this address");
            }
        }
    }

    /** The zone in which dates are read and periods are cut; UTC if none is given. */
    public ZoneId zone() {
        String name = single("zone");
        if (name == null) {
            return ZoneId.of("UTC");
        }
        try {
            return ZoneId.of(name);
        } catch (DateTimeException e) {
            throw refusal("zone", "unknown-zone", "is no IANA time zone, such as Europe/Berlin");
        }
    }

    /** A date, read as its beginning in the zone, or an instant; absent if it is not given. */
    public Optional<Instant> time(String name, ZoneId zone) {
        String text = single(name);
        if (text == null) {
            return Optional.empty();
        }
        Instant time = parse(name, text, zone);
        LocalDate date = time.atZone(ZoneId.of("UTC")).toLocalDate();
        if (date.isBefore(FIRST_DAY) || date.isAfter(LAST_DAY)) {
            throw refusal(name, "out-of-range", "lies outside of 1900 to 2500");
        }
        return Optional.of(time);
    }

    /** How the period is cut. */
    public Granularity interval() {
        String name = single("interval");
        if (name == null) {
            return Granularity.NONE;
        }
        return Arrays.stream(Granularity.values())
                .filter(granularity -> granularity.wireName().equals(name))
                .findFirst()
                .orElseThrow(
                        () -> refusal("interval", "unknown-value", "is none of none, hour, day, week, month, year"));
    }

    /** The dimensions to group by. */
    public List<Dimension> groupBy() {
        List<Dimension> groups = list("groupBy").stream()
                .map(name -> Arrays.stream(Dimension.values())
                        .filter(dimension -> dimension.wireName().equals(name))
                        .findFirst()
                        .orElseThrow(() -> refusal(
                                "groupBy",
                                "unknown-value",
                                "is none of "
                                        + Arrays.stream(Dimension.values())
                                                .map(Dimension::wireName)
                                                .collect(Collectors.joining(", ")))))
                .toList();
        if (groups.size() > MOST_GROUPS) {
            throw refusal("groupBy", "too-many", "takes at most two dimensions");
        }
        if (new HashSet<>(groups).size() < groups.size()) {
            throw refusal("groupBy", "repeated", "names a dimension twice");
        }
        return groups;
    }

    /** The accepted values of each dimension that is filtered by. */
    public Map<Dimension, List<String>> filters() {
        Map<Dimension, List<String>> filters = new EnumMap<>(Dimension.class);
        for (Dimension dimension : Dimension.values()) {
            List<String> accepted = values.get(dimension.wireName());
            if (accepted != null && !accepted.isEmpty()) {
                if (accepted.size() > MOST_VALUES
                        || accepted.stream()
                                .anyMatch(value -> value.length() > LONGEST_VALUE || value.indexOf(0) >= 0)) {
                    throw refusal(
                            dimension.wireName(), "too-many", "takes at most 100 values of at most 200 characters");
                }
                filters.put(dimension, List.copyOf(accepted));
            }
        }
        return filters;
    }

    /**
     * The group that is left out: one value of each dimension that makes it; empty if there is none. The names are those of the dimensions
     * after {@value #NOT}.
     */
    public Map<Dimension, String> except() {
        Map<Dimension, String> except = new EnumMap<>(Dimension.class);
        for (Dimension dimension : Dimension.values()) {
            String name = NOT + dimension.wireName();
            String value = single(name);
            if (value != null) {
                if (value.length() > LONGEST_VALUE || value.indexOf(0) >= 0) {
                    throw refusal(name, "too-long", "is longer than 200 characters, or holds a null character");
                }
                except.put(dimension, value);
            }
        }
        return except;
    }

    /** The figures asked for; all if none are named. */
    public Set<Metric> metrics() {
        List<String> names = list("metrics");
        if (names.isEmpty()) {
            return EnumSet.allOf(Metric.class);
        }
        EnumSet<Metric> metrics = EnumSet.noneOf(Metric.class);
        for (String name : names) {
            metrics.add(Metric.ofWireName(name)
                    .orElseThrow(() -> refusal(
                            "metrics",
                            "unknown-value",
                            "is none of "
                                    + Arrays.stream(Metric.values())
                                            .map(Metric::wireName)
                                            .collect(Collectors.joining(", ")))));
        }
        return metrics;
    }

    /** A whole number between these two, both included, or the usual one. */
    public int number(String name, int least, int most, int usual) {
        String text = single(name);
        if (text == null) {
            return usual;
        }
        try {
            int number = Integer.parseInt(text);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw refusal(name, "malformed", "is no whole number");
        }
        throw refusal(name, "out-of-range", "lies outside of " + least + " to " + most);
    }

    /** A parameter that may be given once. */
    public @Nullable String single(String name) {
        List<String> given = values.get(name);
        if (given == null || given.isEmpty()) {
            return null;
        }
        if (given.size() > 1) {
            throw refusal(name, "repeated", "may be given once");
        }
        return given.getFirst();
    }

    /** A refusal that names a parameter. */
    public static ProblemException refusal(String parameter, String code, String message) {
        return Problem.invalidRequest("The parameter " + parameter + " " + message + ".")
                .at("query:" + parameter, code, message)
                .exception();
    }

    /** A list, by commas or by repetition. */
    private List<String> list(String name) {
        List<String> items = new ArrayList<>();
        for (String given : values.getOrDefault(name, List.of())) {
            for (String item : given.split(",", -1)) {
                if (!item.isBlank()) {
                    items.add(item.strip());
                }
            }
        }
        return items;
    }

    private static Instant parse(String name, String text, ZoneId zone) {
        try {
            return text.indexOf('T') < 0
                    ? LocalDate.parse(text).atStartOfDay(zone).toInstant()
                    : OffsetDateTime.parse(text.replace(' ', '+')).toInstant();
        } catch (DateTimeException e) {
            throw refusal(
                    name, "malformed", "is neither a date (2026-03-01) nor a time with zone (2026-03-01T09:30:00Z)");
        }
    }
}
