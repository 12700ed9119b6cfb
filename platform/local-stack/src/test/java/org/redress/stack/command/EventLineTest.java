package org.redress.stack.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

class EventLineTest {

    @Test
    void says_when_which_case_what_and_the_main_facts() {
        ConsumerRecord<String, byte[]> event = event("""
                {"number":"C-2026-000123","occurredAt":"2026-06-01T10:15:00Z","version":7,
                 "fact":{"clocks":[{"clock":"resolution","dueAt":"2026-06-03T10:00:00Z"}]},
                 "dimensions":{"channel":"email","team":"billing"},"state":{"status":"open","reopenCount":0}}""");
        event.headers().add("ce_type", "org.redress.complaint.sla-started.v1".getBytes(StandardCharsets.UTF_8));

        assertThat(EventLine.of(event, false))
                .isEqualTo(
                        "2026-06-01 10:15:00  C-2026-000123  sla-started          resolution due 2026-06-03T10:00:00Z"
                                + " channel=email team=billing status=open");
    }

    @Test
    void shows_what_it_does_not_know() {
        assertThat(EventLine.of(event("{\"keyId\":\"k1\",\"scopes\":[\"kpi:read\"]}"), false))
                .isEqualTo("1970-01-01 00:00:00  key            ?                    keyId=k1 scopes=kpi:read");
        assertThat(EventLine.of(event("not json"), false)).isEqualTo("key  not JSON, 8 bytes");
    }

    private static ConsumerRecord<String, byte[]> event(String json) {
        return new ConsumerRecord<>(
                "topic",
                0,
                0,
                0,
                org.apache.kafka.common.record.TimestampType.CREATE_TIME,
                0,
                0,
                "key",
                json.getBytes(StandardCharsets.UTF_8),
                new org.apache.kafka.common.header.internals.RecordHeaders(),
                java.util.Optional.empty());
    }
}
