package org.redress.kpi.export;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.redress.kpi.cell.Dimension;

/**
 * Which rows are wanted.
 *
 * @param from included; from the first if absent
 * @param to excluded; to the last if absent
 * @param filters as for the figures
 * @param knownAt the rows as known then; as known now if absent
 */
public record ExportQuestion(
        Subject subject,
        Optional<Instant> from,
        Optional<Instant> to,
        Map<Dimension, List<String>> filters,
        Optional<Instant> knownAt) {

    /** What a row is about. */
    public enum Subject {
        /** Complaints, by their receipt. */
        CASES,
        /** Runs of clocks, by their deadline. */
        CLOCKS,
        /** Survey answers that count, by their time. */
        ANSWERS,
        /** Invitations to surveys, by the earliest time known of them. */
        INVITATIONS;

        /** The name in the API. */
        public String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** The subject of this name. */
        public static Optional<Subject> ofWireName(String name) {
            return Arrays.stream(values())
                    .filter(subject -> subject.wireName().equals(name))
                    .findFirst();
        }
    }
}
