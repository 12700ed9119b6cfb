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
import org.redress.complaint.caselist.TimelineEntry;

/** The event history is the timeline; texts stand beside it. */
@Singleton
class PostgresCaseFiles implements CaseFiles {

    private static final String TIMELINE = """
            select h.version, h.type, h.occurred_at, h.recorded_at, h.actor, h.data ->> 'fact' as fact, m.id, m.direction, m.body
            from event_history h left join message m on m.complaint_id = h.aggregate_id and m.version = h.version
            where h.aggregate_id = ? order by h.version
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
    public List<String> sources() throws SQLException {
        List<String> sources = new ArrayList<>();
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement(SOURCES);
                ResultSet row = select.executeQuery()) {
            while (row.next()) {
                sources.add(row.getString(1));
            }
        }
        return sources;
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
