package org.redress.complaint.policy.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.redress.kit.http.JsonMembers;

/** Values of the policy language: names, local times, durations. One that is wrong is noted, and null. */
public final class PolicyValues {

    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9._/-]{0,63}");
    private static final int MAX_NAMES = 50;
    private static final Instant EARLIEST = Instant.parse("1950-02-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("2199-12-01T00:00:00Z");
    private static final Duration LONGEST = Duration.ofDays(36_525);

    private PolicyValues() {}

    /** A name for something: lower case, digits, dots, hyphens, slashes. */
    public static @Nullable String code(JsonMembers members, String name) {
        return parsed(
                members,
                name,
                text -> NAME.matcher(text).matches() ? text : null,
                "must be in lower case, with digits, dots, hyphens and slashes");
    }

    /** The names of a list; null if the list is absent. */
    static @Nullable Set<String> codes(JsonMembers members, String name) {
        if (!members.has(name)) {
            return null;
        }
        Set<String> codes = new LinkedHashSet<>();
        List<JsonNode> elements = members.list(name, MAX_NAMES);
        for (int i = 0; i < elements.size(); i++) {
            JsonNode element = elements.get(i);
            if (element.isTextual() && NAME.matcher(element.textValue()).matches()) {
                codes.add(element.textValue());
            } else {
                members.faultBelow("/" + name + "/" + i, "malformed", "must be a name in lower case");
            }
        }
        return codes;
    }

    /** A time with zone, in the years that calendars know. */
    public static @Nullable Instant time(JsonMembers members, String name) {
        Instant time = members.time(name);
        if (time != null && (time.isBefore(EARLIEST) || time.isAfter(LATEST))) {
            members.fault(name, "out-of-range", "must lie in the years 1950 to 2199");
            return null;
        }
        return time;
    }

    /** A date, in the years that calendars know. */
    public static @Nullable LocalDate date(JsonMembers members, String name) {
        return parsed(
                members, name, LocalTimeText::date, "must be a date in the years 1950 to 2199, for example 2026-03-01");
    }

    /** A local time with its date; an hour of 24:00 is the midnight that ends the date. */
    public static @Nullable LocalDateTime local(JsonMembers members, String name) {
        return parsed(
                members,
                name,
                LocalTimeText::local,
                "must be a wall time without zone, for example 2026-03-29T02:30 or 2026-03-29T24:00");
    }

    /** An ISO 8601 duration, more than zero, of at most 36,525 days. */
    static @Nullable Duration duration(JsonMembers members, String name) {
        Duration duration = parsed(
                members,
                name,
                PolicyValues::duration,
                "must be an ISO 8601 duration of days, hours, minutes and seconds, for example PT1H30M");
        if (duration != null && (duration.isNegative() || duration.isZero() || duration.compareTo(LONGEST) > 0)) {
            members.fault(name, "out-of-range", "must be more than zero and at most 36525 days");
            return null;
        }
        return duration;
    }

    private static @Nullable Duration duration(String text) {
        try {
            return Duration.parse(text);
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static <T> @Nullable T parsed(
            JsonMembers members, String name, Function<String, @Nullable T> parser, String expected) {
        String text = members.line(name, 64);
        T value = text == null ? null : parser.apply(text);
        if (text != null && value == null) {
            members.fault(name, "malformed", expected);
        }
        return value;
    }
}
