package org.redress.e2e;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;

/** The naive count over the incident log that the figures of the whole stack must equal: no events, no cells, no sketch. */
record UciRecount(int incidents, int madeSla, int reopened, int reassigned, long[] resolutionSeconds) {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("d/M/yyyy HH:mm");

    static UciRecount of(Path file) throws IOException {
        Map<String, List<CSVRecord>> incidents = new LinkedHashMap<>();
        try (Reader reader = Files.newBufferedReader(file)) {
            for (CSVRecord row : CSVFormat.DEFAULT
                    .builder()
                    .setHeader()
                    .setSkipHeaderRecord(true)
                    .get()
                    .parse(reader)) {
                incidents
                        .computeIfAbsent(row.get("number"), number -> new ArrayList<>())
                        .add(row);
            }
        }
        int madeSla = 0;
        int reopened = 0;
        int reassigned = 0;
        List<Long> seconds = new ArrayList<>();
        for (List<CSVRecord> rows : incidents.values()) {
            CSVRecord last = rows.getLast();
            madeSla += last.get("made_sla").equals("true") ? 1 : 0;
            reopened += last.get("reopen_count").equals("0") ? 0 : 1;
            reassigned += last.get("reassignment_count").equals("0") ? 0 : 1;
            LocalDateTime resolved = null;
            for (int i = 1; i < rows.size(); i++) {
                if (rows.get(i).get("incident_state").equals("Resolved")) {
                    resolved = LocalDateTime.parse(rows.get(i).get("sys_updated_at"), TIME);
                }
            }
            boolean bornResolved = rows.getFirst().get("incident_state").equals("Resolved")
                    && rows.getFirst().get("sys_created_at").equals("?");
            if (resolved == null && rows.getFirst().get("incident_state").equals("Resolved") && !bornResolved) {
                resolved = LocalDateTime.parse(rows.getFirst().get("sys_updated_at"), TIME);
            }
            // Written down after the fact: the log never told when it was resolved.
            if (resolved != null && !bornResolved) {
                seconds.add(Duration.between(LocalDateTime.parse(last.get("opened_at"), TIME), resolved)
                        .toSeconds());
            }
        }
        long[] sorted = seconds.stream().mapToLong(Long::longValue).sorted().toArray();
        return new UciRecount(incidents.size(), madeSla, reopened, reassigned, sorted);
    }

    double resolutionPercentile(double quantile) {
        return resolutionSeconds[Math.max(0, (int) Math.ceil(quantile * resolutionSeconds.length) - 1)];
    }
}
