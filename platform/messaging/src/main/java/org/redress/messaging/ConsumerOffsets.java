package org.redress.messaging;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;

/** Where a consumer group stands, in the service's own database. */
final class ConsumerOffsets {

    /** From and to of one partition in one batch. */
    record Step(TopicPartition partition, long expected, long next) {}

    private final String group;

    ConsumerOffsets(String group) {
        this.group = group;
    }

    /**
     * The next offset of each partition. One never seen, or of a topic that was created anew, begins at 0; if the log begins later,
     * the consumer's reset to the earliest applies.
     */
    Map<TopicPartition, Long> position(
            Connection transaction, Collection<TopicPartition> partitions, Map<String, String> topicIds)
            throws SQLException {
        List<TopicPartition> sorted = sorted(partitions);
        try (PreparedStatement statement = transaction.prepareStatement("""
                insert into consumer_offset as stored (consumer_group, topic, partition, topic_id, next_offset)
                select ?, p.topic, p.partition, p.topic_id, 0
                from unnest(?::text[], ?::int[], ?::text[]) as p(topic, partition, topic_id)
                on conflict on constraint consumer_offset_pk do update
                  set next_offset = 0, topic_id = excluded.topic_id, updated_at = clock_timestamp()
                  where stored.topic_id <> excluded.topic_id
                """)) {
            statement.setString(1, group);
            bind(transaction, statement, 2, sorted);
            statement.setArray(
                    4,
                    transaction.createArrayOf(
                            "text",
                            sorted.stream()
                                    .map(partition -> topicIds.get(partition.topic()))
                                    .toArray(String[]::new)));
            statement.executeUpdate();
        }
        Map<TopicPartition, Long> positions = new HashMap<>();
        try (PreparedStatement statement = transaction.prepareStatement("""
                select o.topic, o.partition, o.next_offset
                from unnest(?::text[], ?::int[]) as p(topic, partition)
                join consumer_offset o on o.topic = p.topic and o.partition = p.partition and o.consumer_group = ?
                """)) {
            bind(transaction, statement, 1, sorted);
            statement.setString(3, group);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    positions.put(new TopicPartition(row.getString(1), row.getInt(2)), row.getLong(3));
                }
            }
        }
        return positions;
    }

    /**
     * Moves on; false if another instance has moved one of the partitions meanwhile, so that this one's records are not its own any
     * more. The rows stay locked until the transaction ends, which is what keeps a second effect out.
     */
    boolean advance(Connection transaction, List<Step> steps) throws SQLException {
        try (PreparedStatement statement = transaction.prepareStatement("""
                update consumer_offset o
                set next_offset = s.next_offset, updated_at = clock_timestamp()
                from unnest(?::text[], ?::int[], ?::int8[], ?::int8[]) as s(topic, partition, expected, next_offset)
                where o.consumer_group = ? and o.topic = s.topic and o.partition = s.partition and o.next_offset = s.expected
                """)) {
            bind(transaction, statement, 1, steps.stream().map(Step::partition).toList());
            statement.setArray(
                    3,
                    transaction.createArrayOf(
                            "int8", steps.stream().map(Step::expected).toArray(Long[]::new)));
            statement.setArray(
                    4,
                    transaction.createArrayOf(
                            "int8", steps.stream().map(Step::next).toArray(Long[]::new)));
            statement.setString(5, group);
            return statement.executeUpdate() == steps.size();
        }
    }

    static List<TopicPartition> sorted(Collection<TopicPartition> partitions) {
        return partitions.stream()
                .sorted(Comparator.comparing(TopicPartition::topic).thenComparing(TopicPartition::partition))
                .toList();
    }

    private static void bind(
            Connection transaction, PreparedStatement statement, int first, List<TopicPartition> partitions)
            throws SQLException {
        statement.setArray(
                first,
                transaction.createArrayOf(
                        "text", partitions.stream().map(TopicPartition::topic).toArray(String[]::new)));
        statement.setArray(
                first + 1,
                transaction.createArrayOf(
                        "int4",
                        partitions.stream().map(TopicPartition::partition).toArray(Integer[]::new)));
    }
}
