package org.redress.importer;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * How an import ended.
 *
 * @param rowsBefore rows that an earlier run saw confirmed
 * @param rows rows read by this run
 * @param events made of these rows
 * @param skipped rows that say nothing, by reason
 * @param types events by type
 * @param report where refused and skipped rows are listed; empty if there are none
 */
record Summary(
        String file,
        String mapping,
        String target,
        long rowsBefore,
        long rows,
        long events,
        long accepted,
        long duplicates,
        long refusedEvents,
        long refusedRows,
        Map<String, Long> skipped,
        Map<String, Long> types,
        double seconds,
        String report) {

    String json() throws JsonProcessingException {
        return new JsonMapper().writerWithDefaultPrettyPrinter().writeValueAsString(this);
    }

    String text() {
        List<String> lines = new ArrayList<>();
        lines.add(file + " as " + mapping + " to " + target);
        if (rowsBefore > 0) {
            lines.add("  went on after row " + grouped(rowsBefore));
        }
        lines.add("  %s rows, %s events in %.1f s (%s events/s)"
                .formatted(
                        grouped(rows),
                        grouped(events),
                        seconds,
                        grouped(Math.round(events / Math.max(seconds, 1e-3)))));
        lines.add("  %s accepted, %s there already, %s refused"
                .formatted(grouped(accepted), grouped(duplicates), grouped(refusedEvents)));
        lines.add("  "
                + types.entrySet().stream()
                        .map(type -> grouped(type.getValue()) + " " + type.getKey())
                        .collect(Collectors.joining(", ")));
        skipped.forEach((reason, count) -> lines.add("  " + grouped(count) + " rows skipped: " + reason));
        if (refusedRows > 0) {
            lines.add("  " + grouped(refusedRows) + " rows refused");
        }
        if (!report.isEmpty()) {
            lines.add("  line, field and reason of each: " + report);
        }
        return String.join("\n", lines);
    }

    private static String grouped(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }
}
