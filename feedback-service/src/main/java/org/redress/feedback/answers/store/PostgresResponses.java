package org.redress.feedback.answers.store;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.redress.feedback.answers.InvitationReport;
import org.redress.feedback.answers.Invitations;
import org.redress.feedback.answers.Posting;
import org.redress.feedback.answers.Recorded;
import org.redress.feedback.answers.RecordedBatch;
import org.redress.feedback.answers.ResponseRepository;
import org.redress.feedback.answers.ResponseView;
import org.redress.feedback.answers.published.ResponseEvents;
import org.redress.kit.store.RowJson;
import org.redress.kit.store.Transactions;
import org.redress.messaging.EventLog;
import org.redress.messaging.NewEvent;

/**
 * Answer sheets in PostgreSQL. A batch costs the same few statements whatever its size: claim the natural keys, lock the cases in id
 * order, number the sheets, store their events.
 */
@ApplicationScoped
class PostgresResponses implements ResponseRepository {

    private static final String CLAIM = """
            insert into answer_sheet (sheet_id, source, source_id, feedback_id, version, complaint_id, survey, invitation, answered_at,
                time_clamped, recorded_at, actor, dim_source, channel, category, product, team, priority, brand, region,
                answers, comment)
            select sheet_id, source, source_id, feedback_id, version, complaint_id, survey, invitation, answered_at,
                time_clamped, recorded_at, actor, dim_source, channel, category, product, team, priority, brand, region,
                answers, comment
            from json_to_recordset(?::json) as r(position int, sheet_id uuid, source text, source_id text, feedback_id uuid,
                version int, complaint_id uuid, survey text, invitation text, answered_at timestamptz, time_clamped boolean,
                recorded_at timestamptz, actor text, dim_source text, channel text, category text, product text, team text,
                priority text, brand text, region text, answers jsonb, comment text)
            order by source, source_id, position
            on conflict on constraint answer_sheet_natural_uk do nothing
            returning sheet_id
            """;
    private static final String RECORDED_BEFORE = """
            select s.source, s.source_id, s.feedback_id, s.complaint_id, s.version
            from answer_sheet s
            join json_to_recordset(?::json) as r(source text, source_id text)
              on s.source = r.source and s.source_id = r.source_id
            """;
    private static final String NUMBER = """
            update answer_sheet s set version = r.version
            from json_to_recordset(?::json) as r(sheet_id uuid, version int)
            where s.sheet_id = r.sheet_id
            """;

    private static final String BLANK = "update answer_sheet set comment = null where sheet_id = any (?)";

    private final Transactions transactions;
    private final CaseRows cases;
    private final ResponseQueries queries;
    private final Invitations invitations;
    private final EventLog events;
    private final Clock clock;

    PostgresResponses(
            Transactions transactions,
            CaseRows cases,
            ResponseQueries queries,
            Invitations invitations,
            EventLog events,
            Clock clock) {
        this.transactions = transactions;
        this.cases = cases;
        this.queries = queries;
        this.invitations = invitations;
        this.events = events;
        this.clock = clock;
    }

    @Override
    public List<Recorded> record(List<Posting> postings) throws SQLException {
        return transactions.inTransaction(transaction -> record(transaction, postings));
    }

    @Override
    public List<Recorded> record(Connection transaction, List<Posting> postings) throws SQLException {
        if (postings.isEmpty()) {
            return List.of();
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        List<ResponseRow> rows = new ArrayList<>(postings.size());
        for (int i = 0; i < postings.size(); i++) {
            rows.add(ResponseRow.of(i, postings.get(i), now));
        }
        Set<UUID> claimed = claim(transaction, rows);
        Map<Integer, Recorded> results = HashMap.newHashMap(rows.size());
        List<NewEvent> facts = new ArrayList<>(claimed.size());
        List<ResponseRow> aboutCases = new ArrayList<>();
        for (ResponseRow row : rows) {
            if (!claimed.contains(row.sheetId())) {
                continue;
            }
            if (row.complaintId() != null) {
                aboutCases.add(row);
            } else {
                Posting posting = postings.get(row.position());
                facts.add(ResponseEvents.answered(
                        row.feedbackId(), 1, posting.sheet(), posting.sheet().dimensions(), posting.actor(), now));
                results.put(row.position(), new Recorded(row.feedbackId(), null, 1, false));
            }
        }
        if (!aboutCases.isEmpty()) {
            countPerCase(transaction, aboutCases, postings, facts, results);
        }
        if (!facts.isEmpty()) {
            events.append(transaction, facts);
        }
        invitations.record(
                transaction,
                rows.stream()
                        .filter(row -> row.invitation() != null && claimed.contains(row.sheetId()))
                        .map(row -> InvitationReport.of(postings.get(row.position())))
                        .flatMap(Optional::stream)
                        .toList());
        if (claimed.size() < rows.size()) {
            addDuplicates(transaction, rows, results);
        }
        return rows.stream()
                .map(row -> Optional.ofNullable(results.get(row.position())).orElseThrow())
                .toList();
    }

    @Override
    public RecordedBatch record(List<Posting> postings, List<InvitationReport> reports) throws SQLException {
        return transactions.inTransaction(transaction -> {
            if (!postings.isEmpty() && !reports.isEmpty()) {
                // All cases in one order, or two such batches could block each other.
                cases.lock(
                        transaction,
                        Stream.concat(
                                        postings.stream()
                                                .map(posting -> posting.sheet().complaintId()),
                                        reports.stream().map(InvitationReport::complaintId))
                                .toList());
            }
            return new RecordedBatch(record(transaction, postings), invitations.record(transaction, reports));
        });
    }

    @Override
    public void committed() {
        events.committed();
    }

    @Override
    public Optional<ResponseView> find(UUID feedbackId) throws SQLException {
        return transactions.inTransaction(transaction -> queries.find(transaction, feedbackId));
    }

    @Override
    public List<ResponseView> list(@Nullable UUID complaintId, @Nullable UUID below, int limit) throws SQLException {
        return transactions.inTransaction(transaction -> queries.list(transaction, complaintId, below, limit));
    }

    private static Set<UUID> claim(Connection transaction, List<ResponseRow> rows) throws SQLException {
        Set<UUID> claimed = new HashSet<>();
        try (PreparedStatement insert = transaction.prepareStatement(CLAIM)) {
            insert.setString(1, RowJson.write(rows));
            try (ResultSet row = insert.executeQuery()) {
                while (row.next()) {
                    claimed.add(row.getObject(1, UUID.class));
                }
            }
        }
        return claimed;
    }

    /** Numbers the sheets of each case in the order posted; a sheet answered before the counted one is kept without a number. */
    private void countPerCase(
            Connection transaction,
            List<ResponseRow> rows,
            List<Posting> postings,
            List<NewEvent> facts,
            Map<Integer, Recorded> results)
            throws SQLException {
        Map<UUID, CaseRow> locked = cases.lock(
                transaction, rows.stream().map(ResponseRow::complaintId).toList());
        blankErased(transaction, rows, locked);
        Map<UUID, CaseRow> changed = new LinkedHashMap<>();
        List<Map<String, Object>> numbers = new ArrayList<>();
        for (ResponseRow row : rows) {
            UUID complaintId = Optional.ofNullable(row.complaintId()).orElseThrow();
            CaseRow current = Optional.ofNullable(locked.get(complaintId)).orElseThrow();
            if (!current.isSupersededBy(row.answeredAt())) {
                results.put(row.position(), new Recorded(row.feedbackId(), complaintId, null, false));
                continue;
            }
            CaseRow counting = current.counting(row.sheetId(), row.answeredAt());
            locked.put(complaintId, counting);
            changed.put(complaintId, counting);
            Posting posting = postings.get(row.position());
            facts.add(ResponseEvents.answered(
                    row.feedbackId(),
                    counting.sheetVersion(),
                    posting.sheet(),
                    current.dimensions().orElse(posting.sheet().dimensions()),
                    posting.actor(),
                    row.recordedAt()));
            numbers.add(Map.of("sheet_id", row.sheetId(), "version", counting.sheetVersion()));
            results.put(row.position(), new Recorded(row.feedbackId(), complaintId, counting.sheetVersion(), false));
        }
        cases.count(transaction, List.copyOf(changed.values()));
        try (PreparedStatement update = transaction.prepareStatement(NUMBER)) {
            update.setString(1, RowJson.write(numbers));
            update.executeUpdate();
        }
    }

    private static void blankErased(Connection transaction, List<ResponseRow> rows, Map<UUID, CaseRow> cases)
            throws SQLException {
        List<UUID> erased = new ArrayList<>(0);
        for (ResponseRow row : rows) {
            CaseRow of = cases.get(row.complaintId());
            if (of != null && of.erased() && row.comment() != null) {
                erased.add(row.sheetId());
            }
        }
        if (!erased.isEmpty()) {
            try (PreparedStatement update = transaction.prepareStatement(BLANK)) {
                update.setArray(1, uuids(transaction, erased));
                update.executeUpdate();
            }
        }
    }

    private static void addDuplicates(Connection transaction, List<ResponseRow> rows, Map<Integer, Recorded> results)
            throws SQLException {
        record Key(String source, String sourceId) {}
        List<ResponseRow> open = rows.stream()
                .filter(row -> !results.containsKey(row.position()))
                .toList();
        Map<Key, Recorded> known = new HashMap<>();
        try (PreparedStatement select = transaction.prepareStatement(RECORDED_BEFORE)) {
            select.setString(
                    1,
                    RowJson.write(open.stream()
                            .map(row -> new Key(row.source(), row.sourceId()))
                            .distinct()
                            .toList()));
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    known.put(
                            new Key(row.getString("source"), row.getString("source_id")),
                            new Recorded(
                                    row.getObject("feedback_id", UUID.class),
                                    row.getObject("complaint_id", UUID.class),
                                    row.getObject("version", Integer.class),
                                    true));
                }
            }
        }
        for (ResponseRow row : open) {
            results.put(
                    row.position(),
                    Optional.ofNullable(known.get(new Key(row.source(), row.sourceId())))
                            .orElseThrow());
        }
    }

    /** An array parameter; freed by the caller's statement. */
    static Array uuids(Connection transaction, List<UUID> ids) throws SQLException {
        return transaction.createArrayOf("uuid", ids.toArray(UUID[]::new));
    }
}
