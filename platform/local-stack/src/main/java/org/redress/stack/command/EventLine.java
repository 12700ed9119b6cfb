package org.redress.stack.command;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.StringJoiner;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.redress.stack.process.RunFolder;

/** One event as one line for people. Reads any JSON: it must show what is there, known or not. */
final class EventLine {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(ZoneOffset.UTC);

    private EventLine() {}

    static String of(ConsumerRecord<String, byte[]> event, boolean json) {
        byte[] value = event.value();
        if (value == null) {
            return event.key() + "  (deleted)";
        }
        if (json) {
            return new String(value, StandardCharsets.UTF_8);
        }
        try {
            return readable(event, RunFolder.json().readTree(value));
        } catch (IOException e) {
            return event.key() + "  not JSON, " + value.length + " bytes";
        }
    }

    private static String readable(ConsumerRecord<String, byte[]> event, JsonNode data) {
        String time = data.hasNonNull("occurredAt")
                ? TIME.format(Instant.parse(data.get("occurredAt").asText()))
                : TIME.format(Instant.ofEpochMilli(event.timestamp()));
        String subject = data.hasNonNull("number") ? data.get("number").asText() : String.valueOf(event.key());
        StringJoiner facts = new StringJoiner(" ");
        add(facts, "", data.path("fact"));
        add(facts, "", data.path("dimensions"));
        if (data.path("state").hasNonNull("status")) {
            facts.add("status=" + data.path("state").path("status").asText());
        }
        if (!data.has("fact")) {
            add(facts, "", data);
        }
        return "%s  %-14s %-20s %s".formatted(time, subject, type(event), facts);
    }

    /** {@code org.redress.complaint.sla-met.v1} reads {@code sla-met}. */
    private static String type(ConsumerRecord<String, byte[]> event) {
        Header header = event.headers().lastHeader("ce_type");
        if (header == null) {
            return "?";
        }
        String name = new String(header.value(), StandardCharsets.UTF_8).replaceFirst("\\.v\\d+$", "");
        return name.substring(name.lastIndexOf('.') + 1);
    }

    private static void add(StringJoiner facts, String prefix, JsonNode node) {
        node.properties().forEach(field -> {
            JsonNode value = field.getValue();
            if (value.isObject()) {
                add(facts, prefix + field.getKey() + ".", value);
            } else if (value.isArray()) {
                value.forEach(item -> addItem(facts, prefix + field.getKey(), item));
            } else if (!value.isNull()) {
                facts.add(prefix + field.getKey() + "=" + value.asText());
            }
        });
    }

    private static void addItem(StringJoiner facts, String name, JsonNode item) {
        if (item.hasNonNull("clock")) {
            facts.add(item.get("clock").asText()
                    + (item.hasNonNull("dueAt") ? " due " + item.get("dueAt").asText() : ""));
        } else if (item.isValueNode()) {
            facts.add(name + "=" + item.asText());
        } else {
            add(facts, name + ".", item);
        }
    }
}
