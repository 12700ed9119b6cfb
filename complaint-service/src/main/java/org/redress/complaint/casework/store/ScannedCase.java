package org.redress.complaint.casework.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.redress.complaint.lifecycle.CaseRecord;
import org.redress.complaint.lifecycle.Complaint;
import org.redress.complaint.lifecycle.HistoryEntry;

/**
 * What clocks need of a case, as it stands in its row. Read by one thread, understood by another.
 *
 * @param judgedAt null while it has no clocks
 */
record ScannedCase(
        UUID id,
        String number,
        String source,
        Instant recordedAt,
        @Nullable Instant judgedAt,
        boolean marked,
        String moments,
        String attributes,
        String clocks,
        @Nullable String pin) {

    static ScannedCase of(ResultSet row) throws SQLException {
        Instant recordedAt = micros(row.getLong("recorded"));
        long judged = row.getLong("judged");
        boolean judgedOnce = !row.wasNull();
        return new ScannedCase(
                row.getObject("id", UUID.class),
                row.getString("number"),
                row.getString("source"),
                recordedAt,
                judgedOnce ? micros(judged) : null,
                row.getBoolean("marked"),
                row.getString("moments"),
                row.getString("attributes"),
                row.getString("clocks"),
                row.getString("pin"));
    }

    private static Instant micros(long sinceEpoch) {
        return Instant.EPOCH.plus(sinceEpoch, ChronoUnit.MICROS);
    }

    /** The case for reading its clocks; it cannot be stored again. */
    Complaint complaint() {
        List<HistoryEntry> told = HistoryEntriesJson.read(moments);
        AttributesJson.Told known = AttributesJson.read(attributes, told);
        return Complaint.of(new CaseRecord(
                id,
                number,
                1,
                source,
                null,
                recordedAt,
                recordedAt,
                marked,
                judgedAt == null ? Instant.MIN : judgedAt,
                told,
                known.values(),
                known.fields(),
                PolicyAssignmentJson.read(pin),
                ClocksJson.read(clocks),
                null));
    }
}
