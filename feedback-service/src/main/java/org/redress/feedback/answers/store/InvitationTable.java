package org.redress.feedback.answers.store;

import jakarta.enterprise.context.ApplicationScoped;
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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.redress.feedback.answers.InvitationReport;
import org.redress.feedback.answers.InvitationState;
import org.redress.feedback.answers.Invitations;
import org.redress.feedback.answers.Recorded;
import org.redress.feedback.answers.ResponseDimensions;
import org.redress.feedback.answers.published.InvitationEvents;
import org.redress.kit.store.RowJson;
import org.redress.messaging.EventLog;
import org.redress.messaging.NewEvent;

/**
 * Invitations in PostgreSQL: reports are claimed by their natural keys, then the invitations they concern are reckoned again from all their
 * reports. Like answers, a batch costs the same few statements whatever its size.
 */
@ApplicationScoped
class InvitationTable implements Invitations {

    private static final String NAMES =
            "report_id, source, source_id, step, invitation_id, complaint_id, survey, occurred_at,"
                    + " time_clamped, recorded_at, actor, dim_source, channel, category, product, team, priority, brand, region";
    private static final String CLAIM = """
            insert into invitation_report (%1$s)
            select %1$s
            from json_to_recordset(?::json) as r(position int, report_id uuid, source text, source_id text, step text,
                invitation_id uuid, complaint_id uuid, survey text, occurred_at timestamptz, time_clamped boolean,
                recorded_at timestamptz, actor text, dim_source text, channel text, category text, product text, team text,
                priority text, brand text, region text)
            order by source, source_id, step, position
            on conflict on constraint invitation_report_natural_uk do nothing
            returning report_id
            """.formatted(NAMES);
    private static final String NUMBER = """
            update invitation_report r set version = i.version
            from invitation i where i.invitation_id = r.invitation_id and r.report_id = any (?)
            """;
    private static final String RECORDED_BEFORE = """
            select s.source, s.source_id, s.step, s.invitation_id, i.complaint_id, s.version
            from invitation_report s
            join json_to_recordset(?::json) as r(source text, source_id text, step text)
              on s.source = r.source and s.source_id = r.source_id and s.step = r.step
            join invitation i on i.invitation_id = s.invitation_id
            """;
    private static final String INVITED =
            "update complaint_case set invited = true where complaint_id = any (?) and not invited";

    private final CaseRows cases;
    private final InvitationRows rows;
    private final EventLog events;
    private final Clock clock;

    InvitationTable(CaseRows cases, InvitationRows rows, EventLog events, Clock clock) {
        this.cases = cases;
        this.rows = rows;
        this.events = events;
        this.clock = clock;
    }

    @Override
    public List<Recorded> record(Connection transaction, List<InvitationReport> reports) throws SQLException {
        if (reports.isEmpty()) {
            return List.of();
        }
        Instant now = now();
        List<ReportRow> posted = new ArrayList<>(reports.size());
        for (int i = 0; i < reports.size(); i++) {
            posted.add(ReportRow.of(i, reports.get(i), now));
        }
        Set<UUID> claimed = claim(transaction, posted);
        List<ReportRow> fresh =
                posted.stream().filter(row -> claimed.contains(row.reportId())).toList();
        Map<UUID, InvitationRows.Known> known = fresh.isEmpty() ? Map.of() : reckon(transaction, fresh, now);
        Map<ReportRow.Key, Recorded> before =
                fresh.size() == posted.size() ? Map.of() : recordedBefore(transaction, posted);
        return posted.stream()
                .map(row -> claimed.contains(row.reportId())
                        ? recorded(
                                row,
                                Optional.ofNullable(known.get(row.invitationId()))
                                        .orElseThrow())
                        : Optional.ofNullable(before.get(row.key())).orElseThrow())
                .toList();
    }

    @Override
    public void follow(Connection transaction, List<UUID> complaintIds) throws SQLException {
        List<InvitationState> moved = rows.follow(transaction, complaintIds);
        if (!moved.isEmpty()) {
            publish(transaction, moved, Map.of(), Map.of(), now());
        }
    }

    private Map<UUID, InvitationRows.Known> reckon(Connection transaction, List<ReportRow> fresh, Instant now)
            throws SQLException {
        List<UUID> ids = fresh.stream().map(ReportRow::invitationId).distinct().toList();
        List<UUID> concerned = Stream.concat(
                        fresh.stream().map(ReportRow::complaintId),
                        rows.known(transaction, ids).values().stream().map(InvitationRows.Known::complaintId))
                .flatMap(Stream::ofNullable)
                .distinct()
                .toList();
        Map<UUID, CaseRow> locked = new HashMap<>();
        if (!concerned.isEmpty()) {
            locked.putAll(cases.lock(transaction, concerned));
        }
        rows.lock(transaction, ids);
        List<InvitationState> changed = rows.reckon(transaction, ids);
        Map<UUID, String> actors = fresh.stream()
                .collect(Collectors.toMap(ReportRow::invitationId, ReportRow::actor, (one, last) -> last));
        publish(transaction, changed, locked, actors, now);
        try (PreparedStatement update = transaction.prepareStatement(NUMBER)) {
            update.setArray(
                    1,
                    PostgresResponses.uuids(
                            transaction, fresh.stream().map(ReportRow::reportId).toList()));
            update.executeUpdate();
        }
        return rows.known(transaction, ids);
    }

    /** Publishes with the dimensions of the cases, whose rows are locked from here on. */
    private void publish(
            Connection transaction,
            List<InvitationState> changed,
            Map<UUID, CaseRow> lockedBefore,
            Map<UUID, String> actors,
            Instant now)
            throws SQLException {
        Map<UUID, CaseRow> locked = new HashMap<>(lockedBefore);
        List<UUID> ofCases = changed.stream()
                .map(InvitationState::complaintId)
                .flatMap(Stream::ofNullable)
                .distinct()
                .toList();
        // Another writer may have told of the case a moment ago.
        List<UUID> more = ofCases.stream().filter(id -> !locked.containsKey(id)).toList();
        if (!more.isEmpty()) {
            locked.putAll(cases.lock(transaction, more));
        }
        if (!ofCases.isEmpty()) {
            try (PreparedStatement update = transaction.prepareStatement(INVITED)) {
                update.setArray(1, PostgresResponses.uuids(transaction, ofCases));
                update.executeUpdate();
            }
        }
        List<NewEvent> facts = new ArrayList<>();
        for (InvitationState state : changed) {
            CaseRow of = state.complaintId() == null ? null : locked.get(state.complaintId());
            ResponseDimensions dimensions =
                    of == null ? state.dimensions() : of.dimensions().orElse(state.dimensions());
            InvitationState counted = new InvitationState(
                    state.invitationId(),
                    state.version(),
                    state.complaintId(),
                    state.survey(),
                    dimensions,
                    state.times());
            facts.add(InvitationEvents.changed(counted, actors.getOrDefault(state.invitationId(), "redress"), now));
        }
        if (!facts.isEmpty()) {
            events.append(transaction, facts);
        }
    }

    private static Set<UUID> claim(Connection transaction, List<ReportRow> posted) throws SQLException {
        Set<UUID> claimed = new HashSet<>();
        try (PreparedStatement insert = transaction.prepareStatement(CLAIM)) {
            insert.setString(1, RowJson.write(posted));
            try (ResultSet row = insert.executeQuery()) {
                while (row.next()) {
                    claimed.add(row.getObject(1, UUID.class));
                }
            }
        }
        return claimed;
    }

    private static Recorded recorded(ReportRow row, InvitationRows.Known known) {
        return new Recorded(row.invitationId(), known.complaintId(), known.version(), false);
    }

    private static Map<ReportRow.Key, Recorded> recordedBefore(Connection transaction, List<ReportRow> posted)
            throws SQLException {
        Map<ReportRow.Key, Recorded> before = new HashMap<>();
        try (PreparedStatement select = transaction.prepareStatement(RECORDED_BEFORE)) {
            select.setString(
                    1,
                    RowJson.write(posted.stream().map(ReportRow::key).distinct().toList()));
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    before.put(
                            new ReportRow.Key(
                                    row.getString("source"), row.getString("source_id"), row.getString("step")),
                            new Recorded(
                                    row.getObject("invitation_id", UUID.class),
                                    row.getObject("complaint_id", UUID.class),
                                    row.getObject("version", Integer.class),
                                    true));
                }
            }
        }
        return before;
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
