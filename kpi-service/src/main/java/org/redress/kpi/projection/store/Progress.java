package org.redress.kpi.projection.store;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.redress.kpi.cell.store.Columns;

/** Notes how fresh the figures are. */
@ApplicationScoped
public class Progress {

    /** A partition of a topic. */
    public record Partition(String topic, int partition) implements Comparable<Partition> {

        @Override
        public int compareTo(Partition other) {
            int byTopic = topic.compareTo(other.topic);
            return byTopic == 0 ? Integer.compare(partition, other.partition) : byTopic;
        }
    }

    /** Notes the newest recorded event of each partition. */
    public void note(Connection transaction, Map<Partition, Instant> newest, Instant appliedAt) throws SQLException {
        Columns columns = Columns.of("text", "int4", "timestamptz", "timestamptz");
        new TreeMap<>(newest)
                .forEach((partition, recordedAt) ->
                        columns.add(partition.topic(), partition.partition(), recordedAt, appliedAt));
        columns.execute(transaction, """
                insert into progress as p (topic, partition, last_recorded_at, applied_at)
                select * from unnest(?::text[], ?::int4[], ?::timestamptz[], ?::timestamptz[])
                on conflict (topic, partition) do update
                   set last_recorded_at = greatest(p.last_recorded_at, excluded.last_recorded_at),
                       applied_at = excluded.applied_at""");
    }
}
