package org.redress.kit.cloudevents;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CloudEventReaderTest {

    private static final String EVENT = """
            {"specversion":"1.0","id":"e-1","source":"shop","type":"org.redress.intake.received.v1",
             "time":"2026-03-01T09:00:00+01:00","subject":"R-17","tenant":"eu","data":{"channel":"e-mail"}}""";

    private final CloudEventReader reader = new CloudEventReader();

    @Test
    void e1_e2_e3_sameEventInAllModesIsEqual() {
        CloudEventIn structured = single(read("application/cloudevents+json; charset=UTF-8", EVENT));
        CloudEventIn binary = single(readBinary(
                "{\"channel\":\"e-mail\"}",
                "ce-specversion=1.0",
                "ce-id=e-1",
                "Ce-Source=shop",
                "ce-type=org.redress.intake.received.v1",
                "ce-time=2026-03-01T09:00:00+01:00",
                "ce-subject=R-17",
                "ce-tenant=eu"));
        ParsedRequest batch = read("application/cloudevents-batch+json", "[" + EVENT + "]");

        assertThat(structured)
                .isEqualTo(new CloudEventIn(
                        "shop",
                        "e-1",
                        "org.redress.intake.received.v1",
                        Instant.parse("2026-03-01T08:00:00Z"),
                        "R-17",
                        structured.data(),
                        Map.of("tenant", "eu")));
        assertThat(structured.data().path("channel").asText()).isEqualTo("e-mail");
        assertThat(binary).isEqualTo(structured);
        assertThat(batch).isEqualTo(new ParsedRequest.Batch(List.of(new ParsedEvent.Accepted(structured))));
    }

    @Test
    void e1_headersArePercentDecodedOnce() {
        CloudEventIn event = single(readBinary(
                "{}",
                "ce-specversion=1.0",
                "ce-id=\"quoted \\\" one\"",
                "ce-source=Euro%20%E2%82%AC",
                "ce-type=t",
                "ce-subject=100%2525"));

        assertThat(event.source()).isEqualTo("Euro €");
        assertThat(event.id()).isEqualTo("quoted \" one");
        assertThat(event.subject()).isEqualTo("100%25");
    }

    @ParameterizedTest
    @ValueSource(strings = {"%C0%A0", "%C3", "%ZZ", "%4", "%ED%A0%80", "%00", "\"open", "%0A"})
    void a21_malformedHeaderTextIsRefused(String source) {
        EventRefusal refusal =
                refusal(readBinary("{}", "ce-specversion=1.0", "ce-id=1", "ce-type=t", "ce-source=" + source));

        assertThat(refusal.status()).isEqualTo(400);
        assertThat(refusal.errors()).extracting(EventRefusal.Fault::pointer).containsExactly("ce-source");
    }

    @ParameterizedTest
    @ValueSource(strings = {"id", "source", "type", "specversion"})
    void a21_missingRequiredAttributeIsNamed(String attribute) {
        String json = EVENT.replace("\"" + attribute + "\":", "\"x\":");

        EventRefusal structured = refusal(read("application/cloudevents+json", json));
        EventRefusal empty = refusal(read(
                "application/cloudevents+json", EVENT.replaceFirst("(\"" + attribute + "\":)\"[^\"]*\"", "$1\"\"")));

        assertThat(structured.status()).isEqualTo(400);
        assertThat(structured.errors())
                .contains(new EventRefusal.Fault("/" + attribute, "required", attribute + " is missing"));
        assertThat(empty.errors()).extracting(EventRefusal.Fault::pointer).contains("/" + attribute);
    }

    @Test
    void a21_allFaultsOfAnEventAreListedAtOnce() {
        EventRefusal refusal = refusal(read("application/cloudevents+json", "{\"specversion\":\"0.3\",\"id\":7}"));

        assertThat(refusal.errors())
                .extracting(EventRefusal.Fault::pointer)
                .contains("/id", "/specversion", "/source", "/type");
    }

    @Test
    void a21_structuredModeWithHeadersIsRefused() {
        EventRefusal refusal =
                refusal(reader.read(headers("content-type=application/cloudevents+json", "ce-id=1"), bytes(EVENT)));

        assertThat(refusal.status()).isEqualTo(400);
        assertThat(refusal.code()).isEqualTo("mixed-modes");
    }

    @Test
    void a21_dataContentTypeIsNoHeader() {
        EventRefusal refusal = refusal(readBinary(
                "{}",
                "ce-specversion=1.0",
                "ce-id=1",
                "ce-source=s",
                "ce-type=t",
                "ce-datacontenttype=application/json"));

        assertThat(refusal.status()).isEqualTo(400);
        assertThat(refusal.errors()).extracting(EventRefusal.Fault::pointer).containsExactly("ce-datacontenttype");
    }

    @Test
    void a21_batchOf501IsTooLargeAndAnEmptyOneIsFine() {
        String many = "[" + String.join(",", Collections.nCopies(501, EVENT)) + "]";

        assertThat(refusal(read("application/cloudevents-batch+json", many)).status())
                .isEqualTo(413);
        assertThat(read("application/cloudevents-batch+json", "[]")).isEqualTo(new ParsedRequest.Batch(List.of()));
    }

    @Test
    void e4_oneBadEventOfABatchIsRefusedAlone() {
        String bad = "{\"specversion\":\"1.0\",\"id\":\"bad\",\"source\":\"shop\"}";

        ParsedRequest batch = read("application/cloudevents-batch+json", "[" + EVENT + "," + bad + ",17]");

        assertThat(batch).isInstanceOfSatisfying(ParsedRequest.Batch.class, events -> {
            assertThat(events.events().get(0)).isInstanceOf(ParsedEvent.Accepted.class);
            assertThat(events.events().get(1))
                    .isInstanceOfSatisfying(ParsedEvent.Refused.class, refused -> assertThat(refused.id())
                            .isEqualTo("bad"));
            assertThat(events.events().get(2)).isInstanceOf(ParsedEvent.Refused.class);
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-03-01T09:00:00",
                "2026-03-01",
                "2026-02-30T09:00:00Z",
                "2026-03-01T24:30:00Z",
                "yesterday",
                "+10000-01-01T00:00:00Z"
            })
    void p7_timeWithoutZoneOrSenseIsRefused(String time) {
        EventRefusal refusal =
                refusal(read("application/cloudevents+json", EVENT.replace("2026-03-01T09:00:00+01:00", time)));

        assertThat(refusal.errors()).extracting(EventRefusal.Fault::pointer).containsExactly("/time");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/plain",
                "application/x-www-form-urlencoded",
                "application/cloudevents+avro",
                "application/cloudevents+xml",
                "application/json; charset=utf-16",
                ""
            })
    void e5_unknownMediaTypeIs415(String contentType) {
        assertThat(refusal(read(contentType, EVENT)).status()).isEqualTo(415);
    }

    @Test
    void a22_compressedBodyIs415() {
        EventRefusal refusal = refusal(reader.read(
                headers("content-type=application/cloudevents+json", "content-encoding=gzip"), new byte[] {31, -117}));

        assertThat(refusal.status()).isEqualTo(415);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "duplicate key | {`a`:1,`a`:2}",
                "huge float | {`a`:1e400}",
                "huge exponent | {`a`:1e1000000000}",
                "huge integer | {`a`:123456789012345678901234567890}",
                "NaN | {`a`:NaN}",
                "infinity | {`a`:Infinity}",
                "trailing data | {`a`:1} {}",
                "cut off | {`a`:",
                "comment | {/* x */}",
                "single quotes | {'a':1}",
                "NUL in text | {`a`:`\\u0000`}",
                "empty |  "
            })
    void a22_jsonThatIsNotStrictIsRefused(String name, String json) {
        String body = json == null ? " " : json.replace('`', '"');

        EventRefusal binary = refusal(readBinary(body, "ce-specversion=1.0", "ce-id=1", "ce-source=s", "ce-type=t"));

        assertThat(binary.status()).as(name).isEqualTo(400);
    }

    @Test
    void a22_depthEncodingsAndMarks() {
        String deep = "[".repeat(10_000) + "]".repeat(10_000);
        byte[] overlong = bytes("{\"a\":\"xx\"}");
        overlong[6] = (byte) 0xC0;
        overlong[7] = (byte) 0xA0;

        assertThat(refusal(read("application/cloudevents-batch+json", deep)).status())
                .isEqualTo(400);
        assertThat(structuredBytes(EVENT.getBytes(StandardCharsets.UTF_16LE)).status())
                .isEqualTo(400);
        assertThat(structuredBytes(EVENT.getBytes(StandardCharsets.UTF_16)).status())
                .isEqualTo(400);
        assertThat(structuredBytes(bytes("\uFEFF" + EVENT)).status()).isEqualTo(400);
        assertThat(structuredBytes(overlong).status()).isEqualTo(400);
    }

    @Test
    void s10_largeBodies() {
        byte[] megabyte = new byte[CloudEventReader.MAX_SINGLE_BYTES + 1];
        Arrays.fill(megabyte, (byte) ' ');

        assertThat(structuredBytes(megabyte).status()).isEqualTo(413);
    }

    @Test
    void refusalsNeverQuoteTheBody() {
        EventRefusal refusal = refusal(read("application/cloudevents+json", "{\"secret\": oops@example.org}"));

        assertThat(refusal.detail()).doesNotContain("oops").doesNotContain("secret");
    }

    @Test
    void dataMayBeBase64ButNotTwice() {
        String data = Base64.getEncoder().encodeToString(bytes("{\"channel\":\"web\"}"));
        String base64 = EVENT.replace("\"data\":{\"channel\":\"e-mail\"}", "\"data_base64\":\"" + data + "\"");
        String both = EVENT.replace("\"data\":", "\"data_base64\":\"" + data + "\",\"data\":");

        assertThat(single(read("application/cloudevents+json", base64))
                        .data()
                        .path("channel")
                        .asText())
                .isEqualTo("web");
        assertThat(refusal(read("application/cloudevents+json", both)).errors())
                .extracting(EventRefusal.Fault::code)
                .containsExactly("contradiction");
    }

    @Test
    void nullAttributesAreAbsentAndNamesAreChecked() {
        String nulls = EVENT.replace("\"subject\":\"R-17\"", "\"subject\":null");
        String badName = EVENT.replace("\"tenant\"", "\"Tenant_1\"");

        assertThat(single(read("application/cloudevents+json", nulls)).subject())
                .isNull();
        assertThat(refusal(read("application/cloudevents+json", badName)).errors())
                .extracting(EventRefusal.Fault::code)
                .containsExactly("invalid-name");
    }

    private EventRefusal structuredBytes(byte[] body) {
        return refusal(reader.read(headers("content-type=application/cloudevents+json"), body));
    }

    private ParsedRequest read(String contentType, String body) {
        return reader.read(headers("content-type=" + contentType), bytes(body));
    }

    private ParsedRequest readBinary(String body, String... ceHeaders) {
        List<String> all = new ArrayList<>(List.of(ceHeaders));
        all.add("Content-Type=application/json");
        return reader.read(headers(all.toArray(String[]::new)), bytes(body));
    }

    private static CloudEventIn single(ParsedRequest request) {
        assertThat(request).isInstanceOf(ParsedRequest.Single.class);
        return ((ParsedRequest.Single) request).event();
    }

    private static EventRefusal refusal(ParsedRequest request) {
        assertThat(request).isInstanceOf(ParsedRequest.Refused.class);
        return ((ParsedRequest.Refused) request).refusal();
    }

    private static RequestHeaders headers(String... namesAndValues) {
        Map<String, List<String>> headers = new TreeMap<>();
        for (String header : namesAndValues) {
            int equals = header.indexOf('=');
            headers.computeIfAbsent(header.substring(0, equals), name -> new ArrayList<>())
                    .add(header.substring(equals + 1));
        }
        return RequestHeaders.of(headers);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
