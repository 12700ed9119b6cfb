package org.redress.kit.cloudevents;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** The headers of a request by lower-case name, with all their values. */
public final class RequestHeaders {

    private final Map<String, List<String>> values = new TreeMap<>();

    private RequestHeaders() {}

    /** Copies headers, for example {@code HttpHeaders.getRequestHeaders()} of JAX-RS. */
    public static RequestHeaders of(Map<String, List<String>> headers) {
        RequestHeaders copy = new RequestHeaders();
        headers.forEach((name, all) -> copy.values
                .computeIfAbsent(name.toLowerCase(Locale.ROOT), key -> new ArrayList<>())
                .addAll(all));
        return copy;
    }

    List<String> all(String lowerCaseName) {
        return values.getOrDefault(lowerCaseName, List.of());
    }

    String first(String lowerCaseName) {
        List<String> all = all(lowerCaseName);
        return all.isEmpty() ? "" : all.getFirst();
    }

    /** The headers that carry attributes: name without {@code ce-} → values. */
    Map<String, List<String>> cloudEventAttributes() {
        Map<String, List<String>> attributes = new TreeMap<>();
        values.forEach((name, all) -> {
            if (name.startsWith("ce-")) {
                attributes.put(name.substring(3), all);
            }
        });
        return attributes;
    }
}
