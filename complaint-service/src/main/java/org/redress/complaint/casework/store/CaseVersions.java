package org.redress.complaint.casework.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.redress.complaint.casework.CaseDetails;
import org.redress.complaint.lifecycle.CaseRecord;
import org.redress.complaint.lifecycle.Complaint;
import org.redress.complaint.published.PublishedClocks;
import org.redress.complaint.sla.SlaClock;

/**
 * A case as it stood when one of its facts had been recorded, whatever happened since: its moments up to then, and its clocks as the
 * history tells them.
 */
final class CaseVersions {

    private static final String HISTORY = """
            select version, type, recorded_at, data::text as data from event_history
            where aggregate_id = ? and (version >= ? or type like 'org.redress.complaint.sla-%') order by version
            """;

    private final Map<Run, SlaClock> clocks = new LinkedHashMap<>();
    private Instant recordedAt = Instant.EPOCH;
    private int lastVersion;

    private CaseVersions() {}

    private record Run(String clock, int number) {}

    static Optional<CaseDetails> find(Connection connection, UUID id, int version) throws SQLException {
        Optional<CaseRecord> now = CaseRows.find(connection, id);
        if (now.isEmpty()) {
            return Optional.empty();
        }
        CaseVersions told = new CaseVersions();
        told.readHistory(connection, id, version);
        return Optional.of(told.details(now.get()));
    }

    private void readHistory(Connection connection, UUID id, int version) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(HISTORY)) {
            select.setObject(1, id);
            select.setInt(2, version);
            try (ResultSet row = select.executeQuery()) {
                while (row.next() && follows(row, version)) {
                    lastVersion = row.getInt("version");
                    for (SlaClock clock : PublishedClocks.of(
                            row.getString("type"), row.getString("data").getBytes(UTF_8))) {
                        clocks.put(new Run(clock.code(), clock.run()), clock);
                    }
                }
            }
        }
    }

    /** What a fact does to clocks stands right behind it, recorded at the same instant. */
    private boolean follows(ResultSet row, int version) throws SQLException {
        int current = row.getInt("version");
        Instant recorded = CaseRows.instant(row, "recorded_at", Instant.EPOCH);
        if (current == version) {
            recordedAt = recorded;
        }
        return current <= version
                || (recorded.equals(recordedAt) && row.getString("type").startsWith("org.redress.complaint.sla-"));
    }

    private CaseDetails details(CaseRecord now) {
        CaseRecord then = new CaseRecord(
                now.id(),
                now.number(),
                lastVersion,
                now.source(),
                now.reference(),
                now.recordedAt(),
                recordedAt,
                now.marked(),
                recordedAt,
                now.moments().stream()
                        .filter(historyEntry -> historyEntry.version() <= lastVersion)
                        .toList(),
                now.values(),
                now.fields(),
                now.pin(),
                List.copyOf(clocks.values()),
                null);
        return CaseDetails.of(Complaint.of(then), null, null, recordedAt);
    }
}
