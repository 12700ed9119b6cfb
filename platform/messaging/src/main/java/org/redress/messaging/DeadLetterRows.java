package org.redress.messaging;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.util.Base64;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;

/** A record as a row: complete, so that it can be given to the handler again exactly as it came. */
final class DeadLetterRows {

    private static final ObjectMapper JSON = new ObjectMapper();

    private DeadLetterRows() {}

    static void insert(Connection transaction, String group, ConsumerRecord<byte[], byte[]> source, String reason)
            throws SQLException {
        try (PreparedStatement statement = transaction.prepareStatement("""
                insert into parked_record
                  (consumer_group, topic, partition, record_offset, event_id, type, key, headers, value, reason)
                values (?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?, ?)
                """)) {
            statement.setString(1, group);
            statement.setString(2, source.topic());
            statement.setInt(3, source.partition());
            statement.setLong(4, source.offset());
            UUID eventId = CloudEvents.eventId(source.headers());
            if (eventId == null) {
                statement.setNull(5, Types.OTHER);
            } else {
                statement.setObject(5, eventId);
            }
            statement.setString(6, printable(CloudEvents.optional(source.headers(), "ce_type")));
            statement.setBytes(7, source.key());
            statement.setString(8, headers(source.headers()));
            statement.setBytes(9, source.value());
            statement.setString(10, printable(reason));
            statement.executeUpdate();
        }
    }

    /** PostgreSQL's text holds no NUL, and parking must never fail because of what is parked. */
    static @Nullable String printable(@Nullable String text) {
        return text == null ? null : text.replace('\0', '\uFFFD');
    }

    private static String headers(Headers headers) {
        ArrayNode list = JSON.createArrayNode();
        for (Header header : headers) {
            ArrayNode pair = list.addArray();
            pair.add(Base64.getEncoder().encodeToString(header.key().getBytes(UTF_8)));
            pair.add(header.value() == null ? null : Base64.getEncoder().encodeToString(header.value()));
        }
        try {
            return JSON.writeValueAsString(list);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A list of texts is always JSON", e);
        }
    }

    static Headers headers(String json) {
        try {
            RecordHeaders headers = new RecordHeaders();
            for (JsonNode pair : JSON.readTree(json)) {
                String name = new String(Base64.getDecoder().decode(pair.get(0).asText()), UTF_8);
                headers.add(
                        name,
                        pair.get(1).isNull()
                                ? null
                                : Base64.getDecoder().decode(pair.get(1).asText()));
            }
            return headers;
        } catch (IOException e) {
            throw new IllegalStateException("The headers of a parked record are not what was written", e);
        }
    }
}
