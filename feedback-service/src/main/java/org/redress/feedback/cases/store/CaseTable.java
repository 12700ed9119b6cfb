package org.redress.feedback.cases.store;

import com.fasterxml.jackson.core.type.TypeReference;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.redress.feedback.answers.Invitations;
import org.redress.feedback.answers.QuestionAnswer;
import org.redress.feedback.answers.ResponseDimensions;
import org.redress.feedback.answers.SurveyResponse;
import org.redress.feedback.answers.published.ResponseEvents;
import org.redress.feedback.cases.CaseFact;
import org.redress.feedback.cases.KnownCases;
import org.redress.kit.store.RowJson;
import org.redress.messaging.EventLog;
import org.redress.messaging.NewEvent;

/** Cases in PostgreSQL. The row of a case is the lock of its counted sheet, so a sheet and its case cannot miss each other. */
@ApplicationScoped
class CaseTable implements KnownCases {

    private static final String LEARN = """
            insert into complaint_case (complaint_id, case_version, source, channel, category, product, team, priority, brand,
                region)
            select complaint_id, case_version, source, channel, category, product, team, priority, brand, region
            from json_to_recordset(?::json) as r(complaint_id uuid, case_version int, source text, channel text,
                category text, product text, team text, priority text, brand text, region text)
            order by complaint_id
            on conflict on constraint complaint_case_pk do update
            set case_version = excluded.case_version, source = excluded.source, channel = excluded.channel,
                category = excluded.category, product = excluded.product, team = excluded.team,
                priority = excluded.priority, brand = excluded.brand, region = excluded.region
            where complaint_case.case_version < excluded.case_version
            returning case when (new.sheet_version > 0 or new.invited)
                and (old.source, old.channel, old.category, old.product, old.team, old.priority, old.brand, old.region)
                    is distinct from
                    (new.source, new.channel, new.category, new.product, new.team, new.priority, new.brand, new.region)
                then new.complaint_id end as republish
            """;
    private static final String NEXT_VERSION = """
            update complaint_case c set sheet_version = c.sheet_version + 1
            from answer_sheet s
            where c.complaint_id = any (?) and s.sheet_id = c.counted_sheet
            returning c.*, s.survey, s.invitation, s.answered_at, s.dim_source, s.channel as posted_channel,
                s.category as posted_category, s.product as posted_product, s.team as posted_team,
                s.priority as posted_priority, s.brand as posted_brand, s.region as posted_region, s.answers, s.comment
            """;
    // The row first: a sheet that is being recorded waits for it, and sees then that it must not keep its comment.
    private static final String ERASE = """
            update complaint_case set erased_at = now() where complaint_id = any (?) and erased_at is null
            """;
    private static final String BLANK = """
            update answer_sheet set comment = null where complaint_id = any (?) and comment is not null
            """;
    private static final TypeReference<List<QuestionAnswer>> ANSWERS = new TypeReference<>() {};

    private final Invitations invitations;
    private final EventLog events;
    private final Clock clock;

    CaseTable(Invitations invitations, EventLog events, Clock clock) {
        this.invitations = invitations;
        this.events = events;
        this.clock = clock;
    }

    private record Row(
            UUID complaintId,
            int caseVersion,
            @Nullable String source,
            @Nullable String channel,
            @Nullable String category,
            @Nullable String product,
            @Nullable String team,
            @Nullable String priority,
            @Nullable String brand,
            @Nullable String region) {

        static Row of(CaseFact fact) {
            ResponseDimensions of = fact.dimensions();
            return new Row(
                    fact.complaintId(),
                    fact.version(),
                    of.source(),
                    of.channel(),
                    of.category(),
                    of.product(),
                    of.team(),
                    of.priority(),
                    of.brand(),
                    of.region());
        }
    }

    @Override
    public void learn(Connection transaction, List<CaseFact> facts) throws SQLException {
        List<UUID> moved = new ArrayList<>();
        try (PreparedStatement upsert = transaction.prepareStatement(LEARN)) {
            upsert.setString(1, RowJson.write(facts.stream().map(Row::of).toList()));
            try (ResultSet row = upsert.executeQuery()) {
                while (row.next()) {
                    UUID republish = row.getObject("republish", UUID.class);
                    if (republish != null) {
                        moved.add(republish);
                    }
                }
            }
        }
        if (!moved.isEmpty()) {
            events.append(transaction, republished(transaction, moved));
            invitations.follow(transaction, moved);
        }
    }

    @Override
    public void erasePersons(Connection transaction, List<UUID> complaintIds) throws SQLException {
        if (complaintIds.isEmpty()) {
            return;
        }
        Array ids = transaction.createArrayOf("uuid", complaintIds.toArray(UUID[]::new));
        try (PreparedStatement erase = transaction.prepareStatement(ERASE);
                PreparedStatement blank = transaction.prepareStatement(BLANK)) {
            erase.setArray(1, ids);
            erase.executeUpdate();
            blank.setArray(1, ids);
            blank.executeUpdate();
        } finally {
            ids.free();
        }
    }

    private List<NewEvent> republished(Connection transaction, List<UUID> complaintIds) throws SQLException {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        List<NewEvent> facts = new ArrayList<>();
        Array ids = transaction.createArrayOf("uuid", complaintIds.toArray(UUID[]::new));
        try (PreparedStatement update = transaction.prepareStatement(NEXT_VERSION)) {
            update.setArray(1, ids);
            try (ResultSet row = update.executeQuery()) {
                while (row.next()) {
                    SurveyResponse sheet = sheet(row);
                    facts.add(ResponseEvents.answered(
                            row.getObject("feedback_id", UUID.class),
                            row.getInt("sheet_version"),
                            sheet,
                            dimensions(row, "", "source").orElse(sheet.dimensions()),
                            "redress",
                            now));
                }
            }
        } finally {
            ids.free();
        }
        return facts;
    }

    private static SurveyResponse sheet(ResultSet row) throws SQLException {
        return new SurveyResponse(
                row.getObject("complaint_id", UUID.class),
                row.getString("survey"),
                row.getString("invitation"),
                row.getObject("answered_at", OffsetDateTime.class).toInstant(),
                false,
                dimensions(row, "posted_", "dim_source"),
                RowJson.read(row.getString("answers"), ANSWERS),
                row.getString("comment"));
    }

    private static ResponseDimensions dimensions(ResultSet row, String prefix, String source) throws SQLException {
        return new ResponseDimensions(
                row.getString(source),
                row.getString(prefix + "channel"),
                row.getString(prefix + "category"),
                row.getString(prefix + "product"),
                row.getString(prefix + "team"),
                row.getString(prefix + "priority"),
                row.getString(prefix + "brand"),
                row.getString(prefix + "region"));
    }
}
