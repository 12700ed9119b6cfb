package org.redress.kpi.projection.store;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.redress.kit.store.Table;

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

    private record Noted(Partition of, Instant lastRecordedAt, Instant appliedAt) {}

    private static final Table<Noted> PROGRESS = Table.<Noted>named("progress")
            .text("topic", row -> row.of().topic())
            .integer("partition", row -> row.of().partition())
            .instant("last_recorded_at", Noted::lastRecordedAt)
            .instant("applied_at", Noted::appliedAt)
            .build();

    private static final String NOTE = PROGRESS.insertAs("p") + """
             on conflict (topic, partition) do update
               set last_recorded_at = greatest(p.last_recorded_at, excluded.last_recorded_at),
                   applied_at = excluded.applied_at""";

    /** Notes the newest recorded event of each partition. */
    public void note(Connection transaction, Map<Partition, Instant> newest, Instant appliedAt) throws SQLException {
        PROGRESS.write(
                transaction,
                NOTE,
                new TreeMap<>(newest)
                        .entrySet().stream()
                                .map(each -> new Noted(each.getKey(), each.getValue(), appliedAt))
                                .toList());
    }
}
