package org.redress.complaint.casework.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.redress.complaint.casework.CaseDetails;
import org.redress.complaint.casework.Customer;
import org.redress.complaint.lifecycle.Attribute;
import org.redress.complaint.lifecycle.AttributeValue;
import org.redress.complaint.lifecycle.CaseRecord;
import org.redress.complaint.lifecycle.Complaint;
import org.redress.complaint.lifecycle.HistoryEntry;
import org.redress.complaint.lifecycle.Milestones;
import org.redress.complaint.sla.SlaClock;

/** The table {@code complaint}. */
final class CaseRows {

    static final String COLUMNS = """
            c.id, c.number, c.version, c.source, c.external_ref, c.subject, c.recorded_at, c.changed_at, c.judged_at, c.marked,
            c.next_clock_at, c.moments, c.attributes, c.clocks, c.pin, c.erased_at
            """;
    private static final String LOCK = """
            select %s from complaint c where c.id = any (?) order by c.id for update
            """.formatted(COLUMNS);
    private static final String LOCK_DUE = """
            select %s, t.now as asof
            from complaint c cross join (select coalesce(?::timestamptz, now()) as now) t
            where c.next_clock_at < t.now
            order by c.next_clock_at limit ?
            for update of c skip locked
            """.formatted(COLUMNS);
    private static final String FIND = """
            select %s, k.complaint_id as customer, k.name, k.email, k.phone, k.reference, now() as asof
            from complaint c left join customer k on k.complaint_id = c.id
            where %s
            """;
    private static final String FIND_BY_ID = FIND.formatted(COLUMNS, "c.id = ?::uuid");
    private static final String FIND_BY_NUMBER = FIND.formatted(COLUMNS, "c.number = ?");
    private static final String SAVE = """
            insert into complaint (id, number, version, source, external_ref, subject, status, source_status, channel, category,
                product, team, assignee, priority, brand, region, received_at, resolved_at, closed_at, recorded_at, changed_at,
                judged_at, marked, next_deadline_at, next_deadline_clock, next_deadline_state, next_deadline_risk_at, next_clock_at,
                moments, attributes, clocks, pin, at_risk)
            select * from unnest(?::text[]::uuid[], ?::text[], ?::int4[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[],
                ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[]::timestamptz[], ?::text[]::timestamptz[],
                ?::text[]::timestamptz[], ?::text[]::timestamptz[], ?::text[]::timestamptz[], ?::text[]::timestamptz[], ?::bool[], ?::text[]::timestamptz[], ?::text[],
                ?::text[], ?::text[]::timestamptz[], ?::text[]::timestamptz[], ?::text[]::json[], ?::text[]::json[], ?::text[]::json[],
                ?::text[]::json[], ?::bool[])
            on conflict (id) do update set version = excluded.version, subject = excluded.subject, status = excluded.status,
                source_status = excluded.source_status, channel = excluded.channel, category = excluded.category,
                product = excluded.product, team = excluded.team, assignee = excluded.assignee, priority = excluded.priority,
                brand = excluded.brand, region = excluded.region, received_at = excluded.received_at,
                resolved_at = excluded.resolved_at, closed_at = excluded.closed_at, changed_at = excluded.changed_at,
                judged_at = excluded.judged_at, marked = excluded.marked, next_deadline_at = excluded.next_deadline_at,
                next_deadline_clock = excluded.next_deadline_clock, next_deadline_state = excluded.next_deadline_state,
                next_deadline_risk_at = excluded.next_deadline_risk_at,
                next_clock_at = excluded.next_clock_at, moments = excluded.moments, attributes = excluded.attributes,
                clocks = excluded.clocks, pin = excluded.pin, at_risk = excluded.at_risk
            """;

    private CaseRows() {}

    /** Locks cases in the order of their ids, so that two transactions never wait for each other. */
    static Map<UUID, OpenCase> lock(Connection transaction, Collection<UUID> ids) throws SQLException {
        if (ids.isEmpty()) {
            return new HashMap<>();
        }
        Map<UUID, OpenCase> cases = HashMap.newHashMap(ids.size());
        try (PreparedStatement select = transaction.prepareStatement(LOCK)) {
            select.setArray(1, transaction.createArrayOf("uuid", ids.toArray()));
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    OpenCase open = open(row);
                    cases.put(open.complaint().id(), open);
                }
            }
        }
        return cases;
    }

    /** Cases whose clocks are due, as far as nobody else holds them. */
    static Due lockDue(Connection transaction, @Nullable Instant asOf, int limit) throws SQLException {
        List<OpenCase> cases = new ArrayList<>();
        Instant now = Instant.EPOCH;
        try (PreparedStatement select = transaction.prepareStatement(LOCK_DUE)) {
            select.setString(1, asOf == null ? null : asOf.toString());
            select.setInt(2, limit);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    now = instant(row, "asof", now);
                    cases.add(open(row));
                }
            }
        }
        return new Due(now, cases);
    }

    /** A row that was locked with all {@link #COLUMNS}. */
    static OpenCase open(ResultSet row) throws SQLException {
        return new OpenCase(Complaint.of(read(row)), row.getString("subject"), erasedAt(row));
    }

    record Due(Instant asOf, List<OpenCase> cases) {}

    static Optional<CaseDetails> find(Connection connection, String idOrNumber, boolean byId) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(byId ? FIND_BY_ID : FIND_BY_NUMBER)) {
            select.setString(1, idOrNumber);
            try (ResultSet row = select.executeQuery()) {
                if (!row.next()) {
                    return Optional.empty();
                }
                Customer customer = row.getString("customer") == null
                        ? null
                        : new Customer(
                                row.getString("name"),
                                row.getString("email"),
                                row.getString("phone"),
                                row.getString("reference"));
                return Optional.of(CaseDetails.of(
                                Complaint.of(read(row)),
                                row.getString("subject"),
                                customer,
                                instant(row, "asof", Instant.EPOCH))
                        .erased(erasedAt(row)));
            }
        }
    }

    static Optional<CaseRecord> find(Connection connection, UUID id) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(FIND_BY_ID)) {
            select.setString(1, id.toString());
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? Optional.of(read(row)) : Optional.empty();
            }
        }
    }

    static void save(Connection transaction, List<OpenCase> cases) throws SQLException {
        if (cases.isEmpty()) {
            return;
        }
        List<Row> rows = new ArrayList<>(cases.size());
        for (OpenCase open : cases) {
            rows.add(Row.of(open));
        }
        try (PreparedStatement insert = transaction.prepareStatement(SAVE)) {
            new Columns<>(transaction, insert, rows)
                    .ids(row -> row.stored.id())
                    .texts(row -> row.stored.number())
                    .integers(row -> row.stored.version())
                    .texts(row -> row.stored.source())
                    .texts(row -> row.stored.reference())
                    .texts(Row::subject)
                    .texts(row -> StoredNames.of(row.milestones.status()))
                    .texts(row -> row.value(Attribute.SOURCE_STATUS))
                    .texts(row -> row.value(Attribute.CHANNEL))
                    .texts(row -> row.value(Attribute.CATEGORY))
                    .texts(row -> row.value(Attribute.PRODUCT))
                    .texts(row -> row.value(Attribute.TEAM))
                    .texts(row -> row.value(Attribute.ASSIGNEE))
                    .texts(row -> row.value(Attribute.PRIORITY))
                    .texts(row -> row.value(Attribute.BRAND))
                    .texts(row -> row.value(Attribute.REGION))
                    .instants(row -> row.milestones.receivedAt())
                    .instants(row -> row.milestones.resolvedAt())
                    .instants(row -> row.milestones.closedAt())
                    .instants(row -> row.stored.recordedAt())
                    .instants(row -> row.stored.changedAt())
                    .instants(row -> row.stored.judgedAt().equals(Instant.MIN) ? null : row.stored.judgedAt())
                    .booleans(row -> row.stored.marked())
                    .instants(row -> row.deadline == null ? null : row.deadline.dueAt())
                    .texts(row -> row.deadline == null ? null : row.deadline.code())
                    .texts(row -> row.deadline == null ? null : StoredNames.of(row.deadline.state()))
                    .instants(row -> row.deadline == null ? null : row.deadline.riskAt())
                    .instants(row -> row.stored.nextClockAt())
                    .jsons(row -> HistoryEntriesJson.write(row.stored.moments()))
                    .jsons(row -> AttributesJson.write(row.stored.values(), row.stored.fields()))
                    .jsons(row -> ClocksJson.write(row.stored.clocks()))
                    .jsons(row -> PolicyAssignmentJson.write(row.stored.pin()))
                    .booleans(row -> row.stored.clocks().stream().anyMatch(SlaClock::atRisk));
            insert.executeUpdate();
        }
    }

    private record Row(
            CaseRecord stored,
            Milestones milestones,
            @Nullable SlaClock deadline,
            @Nullable String subject) {

        static Row of(OpenCase open) {
            Complaint complaint = open.complaint();
            return new Row(complaint.toRecord(), complaint.milestones(), complaint.nextDeadline(), open.subject());
        }

        @Nullable
        String value(Attribute attribute) {
            AttributeValue attributeValue = stored.values().get(attribute);
            return attributeValue == null ? null : attributeValue.value();
        }
    }

    static CaseRecord read(ResultSet row) throws SQLException {
        List<HistoryEntry> moments = HistoryEntriesJson.read(row.getString("moments"));
        AttributesJson.Told attributes = AttributesJson.read(row.getString("attributes"), moments);
        return new CaseRecord(
                row.getObject("id", UUID.class),
                row.getString("number"),
                row.getInt("version"),
                row.getString("source"),
                row.getString("external_ref"),
                instant(row, "recorded_at", Instant.EPOCH),
                instant(row, "changed_at", Instant.EPOCH),
                row.getBoolean("marked"),
                instant(row, "judged_at", Instant.MIN),
                moments,
                attributes.values(),
                attributes.fields(),
                PolicyAssignmentJson.read(row.getString("pin")),
                ClocksJson.read(row.getString("clocks")),
                row.getObject("next_clock_at") == null ? null : instant(row, "next_clock_at", Instant.EPOCH));
    }

    private static @Nullable Instant erasedAt(ResultSet row) throws SQLException {
        return row.getObject("erased_at") == null ? null : instant(row, "erased_at", Instant.EPOCH);
    }

    static Instant instant(ResultSet row, String column, Instant absent) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? absent : time.toInstant();
    }
}
