package org.redress.kit.cloudevents;

import java.util.List;

/** The answer to a batch (200): three counts and a result for each event, in the order sent. */
public record BatchAnswer(int accepted, int duplicates, int rejected, List<EventAnswer> results) {

    /** Counts the results. */
    public static BatchAnswer of(List<EventAnswer> results) {
        return new BatchAnswer(
                count(results, EventAnswer.ACCEPTED),
                count(results, EventAnswer.DUPLICATE),
                count(results, EventAnswer.REJECTED),
                List.copyOf(results));
    }

    private static int count(List<EventAnswer> results, String status) {
        return (int) results.stream()
                .filter(result -> result.status().equals(status))
                .count();
    }
}
