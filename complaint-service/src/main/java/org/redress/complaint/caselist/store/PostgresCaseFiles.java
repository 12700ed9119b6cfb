package org.redress.complaint.caselist.store;

import io.agroal.api.AgroalDataSource;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.redress.complaint.caselist.CaseFiles;
import org.redress.complaint.caselist.Duplicate;
import org.redress.complaint.caselist.TimelineEntry;

/** The event history is the timeline; texts stand beside it. */
@Singleton
class PostgresCaseFiles implements CaseFiles {

    private static final String TIMELINE = """
            select h.version, h.type, h.occurred_at, h.recorded_at, h.actor, h.data ->> 'fact' as fact, m.id, m.direction, m.body
            from event_history h left join message m on m.complaint_id = h.aggregate_id and m.version = h.version
            where h.aggregate_id = ? order by h.version
            """;
    // Merged into this one, and not reopened or merged elsewhere since: the state of the last event tells where a case
    // is.
    private static final String DUPLICATES = """
            select c.id, c.number, c.subject, m.occurred_at, m.recorded_at, m.actor,
                m.data -> 'fact' ->> 'reason' as reason
            from event_history m join complaint c on c.id = m.aggregate_id
            where m.type = 'org.redress.complaint.merged.v1' and m.data -> 'fact' ->> 'into' = ? and c.status = 'merged'
                and m.version = (
                    select max(l.version) from event_history l
                    where l.aggregate_id = c.id and l.type = m.type and l.data -> 'fact' ->> 'into' = m.data -> 'fact' ->> 'into')
                and (select s.data -> 'state' ->> 'mergedInto' from event_history s
                    where s.aggregate_id = c.id order by s.version desc limit 1) = m.data -> 'fact' ->> 'into'
            order by m.occurred_at, c.id limit 200
            """;
    // The latest cases, because reading all of them to know a name would read too much.
    private static final String FIELDS = """
            select distinct substr(name, 8) as field
            from (select attributes from complaint order by received_at desc nulls last, id desc limit 1000) c
                cross join json_object_keys(c.attributes) name
            where name like 'fields.%' order by 1 limit 200
            """;
    // One index probe for each source, however many cases there are.
    private static final String SOURCES = """
            with recursive seen as (
                (select source from complaint order by source limit 1)
                union all
                select (select c.source from complaint c where c.source > seen.source order by c.source limit 1)
                from seen where seen.source is not null)
            select source from seen where source is not null limit 200
            """;
    // Both from the indexes made for it (V6).
    private static final String OPEN = """
            select coalesce(priority, 'none') as priority, count(*) as open
            from complaint where status in ('new', 'open', 'waiting-for-customer')
            group by 1 order by 2 desc limit 50
            """;
    private static final String AT_RISK = "select count(*) from complaint where at_risk";

    private final AgroalDataSource dataSource;

    PostgresCaseFiles(AgroalDataSource dataSource) {
        this.dataSource = dataSource;
    }

    @Override
    public List<TimelineEntry> timeline(UUID complaintId) throws SQLException {
        List<TimelineEntry> entries = new ArrayList<>();
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement(TIMELINE)) {
            select.setObject(1, complaintId);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    entries.add(entry(row));
                }
            }
        }
        return entries;
    }

    private static TimelineEntry entry(ResultSet row) throws SQLException {
        UUID message = row.getObject("id", UUID.class);
        String direction = row.getString("direction");
        return new TimelineEntry(
                row.getInt("version"),
                row.getString("type"),
                row.getObject("occurred_at", OffsetDateTime.class).toInstant(),
                row.getObject("recorded_at", OffsetDateTime.class).toInstant(),
                row.getString("actor"),
                row.getString("fact"),
                message == null
                        ? null
                        : new TimelineEntry.Said(
                                message, direction, direction.equals("internal"), row.getString("body")));
    }

    @Override
    public List<Duplicate> duplicates(UUID survivorId) throws SQLException {
        List<Duplicate> duplicates = new ArrayList<>(0);
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement(DUPLICATES)) {
            select.setString(1, survivorId.toString());
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    duplicates.add(new Duplicate(
                            row.getObject("id", UUID.class),
                            row.getString("number"),
                            row.getString("subject"),
                            row.getObject("occurred_at", OffsetDateTime.class).toInstant(),
                            row.getObject("recorded_at", OffsetDateTime.class).toInstant(),
                            row.getString("actor"),
                            row.getString("reason")));
                }
            }
        }
        return duplicates;
    }

    @Override
    public List<String> sources() throws SQLException {
        return texts(SOURCES);
    }

    @Override
    public List<String> fields() throws SQLException {
        return texts(FIELDS);
    }

    private List<String> texts(String query) throws SQLException {
        List<String> texts = new ArrayList<>();
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement(query);
                ResultSet row = select.executeQuery()) {
            while (row.next()) {
                texts.add(row.getString(1));
            }
        }
        return texts;
    }

    @Override
    public OpenCounts openCounts() throws SQLException {
        Map<String, Long> byPriority = new TreeMap<>();
        try (Connection connection = dataSource.getConnection();
                PreparedStatement open = connection.prepareStatement(OPEN);
                ResultSet row = open.executeQuery();
                PreparedStatement atRisk = connection.prepareStatement(AT_RISK);
                ResultSet count = atRisk.executeQuery()) {
            while (row.next()) {
                byPriority.put(row.getString("priority"), row.getLong("open"));
            }
            count.next();
            return new OpenCounts(byPriority, count.getLong(1));
        }
    }
}
