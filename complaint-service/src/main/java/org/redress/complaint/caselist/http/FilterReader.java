package org.redress.complaint.caselist.http;

import jakarta.ws.rs.core.MultivaluedMap;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.redress.complaint.caselist.CaseFilter;
import org.redress.complaint.caselist.CaseFilter.Field;
import org.redress.complaint.caselist.CaseFilter.Order;
import org.redress.kit.problem.Problem;

/** Reads the query of a list. What it does not know it refuses, so that a typing error does not list everything. */
final class FilterReader {

    private static final int MAX_CLAUSES = 20;
    private static final int MAX_LENGTH = 200;
    private static final Set<String> OTHERS = Set.of("q", "overdue", "sort", "limit", "cursor");

    private FilterReader() {}

    static CaseFilter read(MultivaluedMap<String, String> query) {
        Map<Field, List<String>> values = new EnumMap<>(Field.class);
        int clauses = 0;
        for (Map.Entry<String, List<String>> entry : query.entrySet()) {
            String name = entry.getKey();
            clauses += entry.getValue().size();
            Field field = field(name);
            if (field != null) {
                values.put(field, List.copyOf(new TreeSet<>(entry.getValue())));
            } else if (!OTHERS.contains(name)) {
                throw refused(name, "unknown-parameter", "is not known here");
            } else if (entry.getValue().size() > 1) {
                throw refused(name, "repeated", "must stand once");
            }
            for (String value : entry.getValue()) {
                if ((value.length() > MAX_LENGTH && !name.equals("cursor")) || value.indexOf('\0') >= 0) {
                    throw refused(name, "too-long", "must have at most " + MAX_LENGTH + " characters");
                }
            }
        }
        if (clauses > MAX_CLAUSES) {
            throw Problem.invalidRequest("At most " + MAX_CLAUSES + " filter clauses.")
                    .exception();
        }
        String text = query.getFirst("q");
        return new CaseFilter(
                values, text == null || text.isBlank() ? null : text.strip(), overdue(query), order(query));
    }

    private static @Nullable Field field(String name) {
        for (Field field : Field.values()) {
            if (field.name().toLowerCase(Locale.ROOT).equals(name)) {
                return field;
            }
        }
        return null;
    }

    private static @Nullable Boolean overdue(MultivaluedMap<String, String> query) {
        String value = query.getFirst("overdue");
        if (value == null) {
            return null;
        }
        return switch (value) {
            case "true" -> true;
            case "false" -> false;
            default -> throw refused("overdue", "not-accepted", "must be true or false");
        };
    }

    private static Order order(MultivaluedMap<String, String> query) {
        String value = query.getFirst("sort");
        if (value == null) {
            return Order.NEXT_DEADLINE;
        }
        return switch (value) {
            case "next-deadline" -> Order.NEXT_DEADLINE;
            case "received" -> Order.RECEIVED;
            default -> throw refused("sort", "not-accepted", "must be next-deadline or received");
        };
    }

    /** The same text for the same list; cursors are bound to it. */
    static String canonical(CaseFilter filter) {
        List<String> parts = new ArrayList<>();
        filter.values().forEach((field, values) -> values.forEach(value -> parts.add(field + "=" + value)));
        parts.add("q=" + filter.query());
        parts.add("overdue=" + filter.overdue());
        parts.add("sort=" + filter.order());
        return String.join("\n", parts);
    }

    private static RuntimeException refused(String parameter, String code, String message) {
        return Problem.invalidRequest(parameter + " " + message + ".")
                .at("query:" + parameter, code, message)
                .exception();
    }
}
