package org.redress.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;

/** What a consumer does that commits a transaction for each event: one fact, one cell. */
final class TransactionReference {

    private static final ObjectMapper JSON = new ObjectMapper();

    private TransactionReference() {}

    /** Reads so many events from the beginning of the topic; events a second. */
    static double run(Stack stack, ComplaintsTopic topic, int events) throws SQLException, IOException {
        try (KafkaConsumer<String, byte[]> consumer = topic.consumerFromTheBeginning();
                Connection connection = DriverManager.getConnection(
                        stack.databaseUrl("postgres"), stack.databaseUser(), stack.databasePassword())) {
            ddl(connection, "drop table if exists reference_fact, reference_cell");
            ddl(connection, "create table reference_fact (id uuid primary key, version int not null, data json)");
            ddl(
                    connection,
                    "create table reference_cell (slot bigint, channel text, category text, count bigint, primary key (slot, channel, category))");
            connection.setAutoCommit(false);
            long start = System.nanoTime();
            int done = 0;
            try (PreparedStatement fact = connection.prepareStatement("""
                            insert into reference_fact values (?, ?, ?::json)
                            on conflict (id) do update set version = excluded.version, data = excluded.data
                            where reference_fact.version < excluded.version""");
                    PreparedStatement cell = connection.prepareStatement("""
                            insert into reference_cell values (?, ?, ?, 1)
                            on conflict (slot, channel, category) do update set count = reference_cell.count + 1""")) {
                while (done < events) {
                    for (ConsumerRecord<String, byte[]> record : consumer.poll(Duration.ofSeconds(5))) {
                        store(record, fact, cell);
                        connection.commit();
                        if (++done >= events) {
                            break;
                        }
                    }
                }
            }
            double rate = done / ((System.nanoTime() - start) / 1e9);
            ddl(connection, "drop table reference_fact, reference_cell");
            connection.commit();
            return rate;
        }
    }

    private static void store(ConsumerRecord<String, byte[]> record, PreparedStatement fact, PreparedStatement cell)
            throws SQLException, IOException {
        JsonNode data = JSON.readTree(record.value());
        fact.setObject(1, UUID.fromString(data.path("complaintId").asText()));
        fact.setInt(2, data.path("version").asInt());
        fact.setString(3, data.path("state").toString());
        fact.executeUpdate();
        cell.setLong(1, record.timestamp() / 900_000);
        cell.setString(2, data.path("dimensions").path("channel").asText());
        cell.setString(3, data.path("dimensions").path("category").asText());
        cell.executeUpdate();
    }

    private static void ddl(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
