package org.redress.feedback.answers.store;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.redress.feedback.answers.ResponseDimensions;
import org.redress.feedback.answers.published.ResponseEvents;
import org.redress.kit.store.RowJson;

/** The rows that hold a case's sheet counter. Locked in the order of their ids, so that two batches cannot block each other. */
@ApplicationScoped
class CaseRows {

    private static final String MAKE_SURE = """
            insert into complaint_case (complaint_id, case_version)
            select id, 0 from unnest(?) as id order by id
            on conflict on constraint complaint_case_pk do nothing
            """;
    private static final String LOCK = """
            select * from complaint_case where complaint_id = any (?) order by complaint_id for update
            """;
    private static final String COUNT = """
            update complaint_case c
            set feedback_id = r.feedback_id, sheet_version = r.sheet_version, counted_sheet = r.counted_sheet,
                counted_at = r.counted_at
            from json_to_recordset(?::json) as r(complaint_id uuid, feedback_id uuid, sheet_version int, counted_sheet uuid,
                counted_at timestamptz)
            where c.complaint_id = r.complaint_id
            """;

    private record Counted(
            UUID complaintId,
            UUID feedbackId,
            int sheetVersion,
            @Nullable UUID countedSheet,
            @Nullable Instant countedAt) {}

    /** Locks the rows of these cases until the transaction ends, making those that are missing. */
    Map<UUID, CaseRow> lock(Connection transaction, List<@Nullable UUID> complaintIds) throws SQLException {
        List<UUID> ids =
                complaintIds.stream().flatMap(Stream::ofNullable).distinct().toList();
        try (PreparedStatement insert = transaction.prepareStatement(MAKE_SURE)) {
            insert.setArray(1, PostgresResponses.uuids(transaction, ids));
            insert.executeUpdate();
        }
        Map<UUID, CaseRow> rows = HashMap.newHashMap(ids.size());
        try (PreparedStatement select = transaction.prepareStatement(LOCK)) {
            select.setArray(1, PostgresResponses.uuids(transaction, ids));
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    CaseRow found = read(row);
                    rows.put(found.complaintId(), found);
                }
            }
        }
        return rows;
    }

    /** Stores which sheet of each case is counted. */
    void count(Connection transaction, List<CaseRow> rows) throws SQLException {
        try (PreparedStatement update = transaction.prepareStatement(COUNT)) {
            update.setString(
                    1,
                    RowJson.write(rows.stream()
                            .map(row -> new Counted(
                                    row.complaintId(),
                                    ResponseEvents.feedbackIdOf(row.complaintId()),
                                    row.sheetVersion(),
                                    row.countedSheet(),
                                    row.countedAt()))
                            .toList()));
            update.executeUpdate();
        }
    }

    private static CaseRow read(ResultSet row) throws SQLException {
        OffsetDateTime countedAt = row.getObject("counted_at", OffsetDateTime.class);
        return new CaseRow(
                row.getObject("complaint_id", UUID.class),
                dimensions(row),
                row.getInt("sheet_version"),
                row.getObject("counted_sheet", UUID.class),
                countedAt == null ? null : countedAt.toInstant(),
                row.getObject("erased_at") != null);
    }

    static ResponseDimensions dimensions(ResultSet row) throws SQLException {
        return new ResponseDimensions(
                row.getString("source"),
                row.getString("channel"),
                row.getString("category"),
                row.getString("product"),
                row.getString("team"),
                row.getString("priority"),
                row.getString("brand"),
                row.getString("region"));
    }
}
