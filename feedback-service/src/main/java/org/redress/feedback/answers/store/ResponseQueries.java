package org.redress.feedback.answers.store;

import com.fasterxml.jackson.core.type.TypeReference;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.redress.feedback.answers.QuestionAnswer;
import org.redress.feedback.answers.ResponseView;
import org.redress.kit.store.RowJson;

/** Reads sheets with the dimensions of their case where it is known. */
@ApplicationScoped
class ResponseQueries {

    private static final String SELECT = """
            select s.sheet_id, s.feedback_id, s.version, s.complaint_id, s.survey, s.answered_at, s.recorded_at, s.answers,
                s.comment,
                (s.complaint_id is null or c.counted_sheet = s.sheet_id) as counted,
                coalesce(c.source, s.dim_source) as source, coalesce(c.channel, s.channel) as channel,
                coalesce(c.category, s.category) as category, coalesce(c.product, s.product) as product,
                coalesce(c.team, s.team) as team, coalesce(c.priority, s.priority) as priority,
                coalesce(c.brand, s.brand) as brand, coalesce(c.region, s.region) as region
            from answer_sheet s left join complaint_case c on c.complaint_id = s.complaint_id
            """;
    private static final String COUNTED = SELECT + """
            where s.feedback_id = ? and (s.complaint_id is null or c.counted_sheet = s.sheet_id)
            """;
    private static final String OF_COMPLAINT = SELECT + """
            where s.complaint_id = ? and s.sheet_id < ? order by s.sheet_id desc limit ?
            """;
    private static final String ALL = SELECT + """
            where s.sheet_id < ? order by s.sheet_id desc limit ?
            """;
    private static final TypeReference<List<QuestionAnswer>> ANSWERS = new TypeReference<>() {};
    private static final UUID ABOVE_ALL = new UUID(-1L, -1L);

    Optional<ResponseView> find(Connection transaction, UUID feedbackId) throws SQLException {
        try (PreparedStatement select = transaction.prepareStatement(COUNTED)) {
            select.setObject(1, feedbackId);
            return read(select).stream().findFirst();
        }
    }

    List<ResponseView> list(Connection transaction, @Nullable UUID complaintId, @Nullable UUID below, int limit)
            throws SQLException {
        try (PreparedStatement select = transaction.prepareStatement(complaintId == null ? ALL : OF_COMPLAINT)) {
            int parameter = 1;
            if (complaintId != null) {
                select.setObject(parameter++, complaintId);
            }
            select.setObject(parameter++, below == null ? ABOVE_ALL : below);
            select.setInt(parameter, limit);
            return read(select);
        }
    }

    private static List<ResponseView> read(PreparedStatement select) throws SQLException {
        List<ResponseView> views = new ArrayList<>();
        try (ResultSet row = select.executeQuery()) {
            while (row.next()) {
                views.add(new ResponseView(
                        row.getObject("sheet_id", UUID.class),
                        row.getObject("feedback_id", UUID.class),
                        row.getObject("version", Integer.class),
                        row.getBoolean("counted"),
                        row.getObject("complaint_id", UUID.class),
                        row.getString("survey"),
                        row.getObject("answered_at", OffsetDateTime.class).toInstant(),
                        row.getObject("recorded_at", OffsetDateTime.class).toInstant(),
                        CaseRows.dimensions(row),
                        RowJson.read(row.getString("answers"), ANSWERS),
                        row.getString("comment")));
            }
        }
        return views;
    }
}
