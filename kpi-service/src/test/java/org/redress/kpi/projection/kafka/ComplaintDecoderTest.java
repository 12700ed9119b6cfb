package org.redress.kpi.projection.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.redress.contract.InvalidEventException;
import org.redress.contract.complaint.ComplaintEvent;
import org.redress.kpi.projection.RandomHistory;

/** The fast reader reads what the contract reads, and refuses what it refuses. */
class ComplaintDecoderTest {

    @Test
    void every_event_is_read_as_the_contract_reads_it() {
        List<ComplaintEvent> events = new RandomHistory(41, "shop").complaints(400);

        assertThat(events.stream().map(ComplaintEvent::type).distinct()).hasSizeGreaterThan(5);
        assertThat(events).allSatisfy(event -> assertThat(
                        ComplaintDecoder.read(event.type().wireName(), event.write()))
                .isEqualTo(event)
                .isEqualTo(ComplaintEvent.read(event.type().wireName(), event.write())));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"recordedAt\":\"2024-02-30T00:00:00Z\"",
                "\"recordedAt\":\"2024-03-28T24:00:01Z\"",
                "\"recordedAt\":\"2024-03-28\"",
                "\"version\":0",
                "\"version\":null",
                "\"version\":1,\"version\":1",
                "\"complaintId\":null",
                "\"dimensions\":null",
                "\"state\":null",
                "\"fact\":null",
                "\"fact\":7",
            })
    void what_the_contract_refuses_is_refused(String broken) {
        ComplaintEvent event = new RandomHistory(42, "shop").complaints(1).getFirst();
        String type = event.type().wireName();
        String name = broken.substring(0, broken.indexOf(':') + 1);
        String json = new String(event.write(), UTF_8);
        byte[] data = json.replaceFirst(
                        name + "(\\{.*\\}(?=\\}$)|\\{[^{}]*(\\{[^{}]*\\})?[^{}]*\\}|\"[^\"]*\"|[0-9]+)",
                        java.util.regex.Matcher.quoteReplacement(broken))
                .getBytes(UTF_8);

        assertThat(data).isNotEqualTo(event.write());
        assertThatThrownBy(() -> ComplaintEvent.read(type, data)).isInstanceOf(InvalidEventException.class);
        assertThatThrownBy(() -> ComplaintDecoder.read(type, data)).isInstanceOf(InvalidEventException.class);
    }

    @Test
    void an_unknown_type_is_refused() {
        assertThatThrownBy(() -> ComplaintDecoder.read("org.redress.complaint.invented.v9", new byte[0]))
                .isInstanceOf(InvalidEventException.class);
    }

    @Property
    void every_instant_that_the_contract_can_write_is_read_digit_by_digit(
            @ForAll @LongRange(min = -62_167_219_200L, max = 253_402_300_799L) long second,
            @ForAll @IntRange(max = 999_999_999) int nanos) {
        Instant instant = Instant.ofEpochSecond(second, nanos);

        assertThat(read(instant.toString())).isEqualTo(instant);
        assertThat(read(Instant.ofEpochSecond(second).toString())).isEqualTo(Instant.ofEpochSecond(second));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Z",
                "2024-01-01",
                "2024-01-01T00:00Z",
                "2024-01-01T00:00:00",
                "2024-01-01T00:00:00+01:00",
                "2024-01-01t00:00:00Z",
                "2024-01-01T00:00:00.Z",
                "2024-01-01T00:00:00,5Z",
                "2024-01-01T00:00:00.1234567890Z",
                "2024-01-01T00:00:00.1x3Z",
                "2023-02-29T00:00:00Z",
                "2024-04-31T00:00:00Z",
                "2024-00-10T00:00:00Z",
                "2024-13-10T00:00:00Z",
                "2024-01-00T00:00:00Z",
                "2024-01-01T24:00:00Z",
                "2024-01-01T00:60:00Z",
                "2024-12-31T23:59:60Z",
                "20a4-01-01T00:00:00Z",
                "+12024-01-01T00:00:00Z",
            })
    void other_forms_are_left_to_the_general_parser(String text) {
        assertThat(read(text)).isNull();
    }

    /** From the middle of an array, as the parser gives it. */
    private static @Nullable Instant read(String text) {
        return UtcInstants.read(("9" + text + "9").toCharArray(), 1, text.length());
    }
}
