package org.redress.benchmarks;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** Means of what a server says of where its time went, as in {@code Server-Timing: read;dur=1.5, json;dur=3.2}. */
final class ServerTiming {

    private final Map<String, Double> millis = new LinkedHashMap<>();
    private int answers;

    void add(String header) {
        answers++;
        for (String part : header.split(",", -1)) {
            String[] sides = part.strip().split(";dur=", -1);
            if (sides.length == 2) {
                millis.merge(sides[0], Double.parseDouble(sides[1]), Double::sum);
            }
        }
    }

    @Override
    public String toString() {
        return millis.entrySet().stream()
                .map(part -> "%s %.1f ms".formatted(part.getKey(), part.getValue() / answers))
                .collect(Collectors.joining(", "));
    }
}
