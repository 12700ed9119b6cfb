package org.redress.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.redress.contract.complaint.ComplaintEvent;

/** Record, schema, example and AsyncAPI entry of each event type exist together and say the same (api.md C2 to C7). */
class ContractTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Texts that are neither codes, ids, times nor one of a few words, each with the reason why it may be on Kafka. */
    private static final Map<String, String> ALLOWED_TEXTS = Map.of(
            "number", "the number of the case",
            "currency", "three letters of ISO 4217",
            "secretHash", "of a random secret",
            "team", "a code that may be empty");

    private static final List<String> PERSONAL = List.of(
            "name",
            "mail",
            "phone",
            "address",
            "text",
            "subject",
            "customer",
            "birth",
            "street",
            "zip",
            "comment",
            "note");

    /** Fields that sound personal and are not. */
    private static final Set<String> NOT_PERSONAL = Set.of(
            "api-key-changed/name", // of a client system
            "answered/comment", // whether there is one
            "invitation-changed/comment" // never
            );

    static List<EventKind> kinds() {
        return EventKind.all();
    }

    @Test
    void everyTypeHasItsSchemaAndExampleAndNoOther() {
        Set<String> expected =
                EventKind.all().stream().map(EventKind::path).collect(Collectors.toCollection(TreeSet::new));

        assertThat(ContractFiles.paths("schemas")).isEqualTo(expected);
        assertThat(ContractFiles.paths("examples")).isEqualTo(expected);
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void schemaAndRecordHaveTheSameFields(EventKind kind) {
        assertThat(SchemaShape.differences(kind)).isEmpty();
        assertThat(ContractFiles.schema(kind).path("title").textValue()).isEqualTo(kind.type());
        assertThat(ContractFiles.schema(kind).path("$id").textValue()).endsWith("/schemas/" + kind.path());
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void exampleFollowsTheSchemaAndComesBackByteForByte(EventKind kind) throws IOException {
        JsonNode example = ContractFiles.example(kind);
        byte[] wire = JSON.writeValueAsBytes(example);

        assertThat(ContractFiles.violations(kind, example)).isEmpty();
        assertThat(new String(ContractJson.write(kind.read().apply(wire)), StandardCharsets.UTF_8))
                .isEqualTo(new String(wire, StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void consumersIgnoreWhatProducersMayNotSend(EventKind kind) throws IOException {
        for (String place : List.of("", "/fact", "/dimensions", "/state")) {
            ObjectNode example = (ObjectNode) ContractFiles.example(kind).deepCopy();
            if (example.at(place) instanceof ObjectNode part) {
                part.put("addedLater", "x");

                assertThat(ContractFiles.violations(kind, example))
                        .as("an extra field at '%s'", place)
                        .isNotEmpty();
                assertThat(kind.read().apply(JSON.writeValueAsBytes(example)))
                        .isEqualTo(kind.read().apply(JSON.writeValueAsBytes(ContractFiles.example(kind))));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void anEventWithoutARequiredPartIsRefused(EventKind kind) {
        for (JsonNode name : ContractFiles.schema(kind).path("required")) {
            ObjectNode example = (ObjectNode) ContractFiles.example(kind).deepCopy();
            example.remove(name.textValue());

            assertThat(ContractFiles.violations(kind, example))
                    .as("without %s", name)
                    .isNotEmpty();
        }
    }

    @Test
    void anUnknownTypeIsRefused() {
        assertThatThrownBy(() ->
                        ComplaintEvent.read("org.redress.complaint.vanished.v1", "{}".getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(InvalidEventException.class);
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void noSchemaHasRoomForPersonalData(EventKind kind) {
        List<String> suspicious = new ArrayList<>();
        lint(kind, ContractFiles.schemaFile(kind), ContractFiles.schema(kind), "", suspicious);

        assertThat(suspicious).isEmpty();
    }

    private static void lint(EventKind kind, Path file, JsonNode schema, String name, List<String> suspicious) {
        if (schema.has("$ref")) {
            String ref = schema.path("$ref").textValue();
            Path target = ref.startsWith("#")
                    ? file
                    : file.resolveSibling(ref.substring(0, ref.indexOf('#'))).normalize();
            if (!ref.endsWith("/code") && !ref.endsWith("/id") && !ref.endsWith("/instant")) {
                lint(kind, target, ContractFiles.resolve(file, ref), name, suspicious);
            }
        } else if (schema.path("type").asText().equals("string") && !ALLOWED_TEXTS.containsKey(name)) {
            suspicious.add(name + " is a free text");
        }
        schema.path("properties").properties().forEach(property -> {
            String field = property.getKey();
            String lower = field.toLowerCase(Locale.ROOT);
            if (PERSONAL.stream().anyMatch(lower::contains)
                    && !NOT_PERSONAL.contains(kind.path().split("/")[1] + "/" + field)) {
                suspicious.add(field + " sounds personal");
            }
            lint(kind, file, property.getValue(), field, suspicious);
        });
        if (schema.has("items")) {
            lint(kind, file, schema.path("items"), name, suspicious);
        }
    }

    @Test
    void asyncApiNamesEveryTopicAndEveryType() throws IOException {
        JsonNode api =
                new YAMLMapper().readTree(ContractFiles.doc("asyncapi.yaml").toFile());

        List<String> addresses = new ArrayList<>();
        api.path("channels")
                .forEach(channel -> addresses.add(channel.path("address").textValue()));
        assertThat(addresses)
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(Topic.values()).map(Topic::wireName).toList());
        for (Topic topic : Topic.values()) {
            JsonNode channel = channel(api, topic);
            JsonNode kafka = channel.path("bindings").path("kafka");
            assertThat(kafka.path("partitions").intValue()).isEqualTo(Topic.PARTITIONS);
            assertThat(kafka.path("topicConfiguration")
                            .path("cleanup.policy")
                            .path(0)
                            .textValue())
                    .isEqualTo(topic.compacted() ? "compact" : "delete");
            assertThat(names(channel.path("messages")))
                    .containsExactlyInAnyOrderElementsOf(EventKind.all().stream()
                            .filter(kind -> kind.topic() == topic)
                            .map(EventKind::type)
                            .toList());
        }
        assertThat(names(api.path("components").path("messages")))
                .containsExactlyInAnyOrderElementsOf(
                        EventKind.all().stream().map(EventKind::type).toList());
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void asyncApiPointsAtSchemaAndExample(EventKind kind) throws IOException {
        Path doc = ContractFiles.doc("asyncapi.yaml");
        JsonNode message = new YAMLMapper()
                .readTree(doc.toFile())
                .path("components")
                .path("messages")
                .path(kind.type());

        assertThat(message.path("name").textValue()).isEqualTo(kind.type());
        assertThat(ContractFiles.read(
                        doc.resolveSibling(message.at("/payload/schema/$ref").textValue())))
                .isEqualTo(ContractFiles.schema(kind));
        assertThat(ContractFiles.read(doc.resolveSibling(
                        message.at("/examples/0/payload/$ref").textValue())))
                .isEqualTo(ContractFiles.example(kind));
    }

    @Test
    void theTablesInDocsAreThoseOfTheCode() throws IOException {
        for (Map.Entry<String, String> doc : Map.of(
                        "topics.md", ContractDocs.topics(), "events.md", ContractDocs.events())
                .entrySet()) {
            Path file = ContractFiles.doc(doc.getKey());
            if (Boolean.getBoolean("redress.docs.write")) {
                Files.writeString(file, doc.getValue());
            }
            assertThat(file)
                    .as("write it anew with -Dredress.docs.write=true")
                    .exists()
                    .content()
                    .isEqualTo(doc.getValue());
        }
    }

    private static JsonNode channel(JsonNode api, Topic topic) {
        for (JsonNode channel : api.path("channels")) {
            if (topic.wireName().equals(channel.path("address").textValue())) {
                return channel;
            }
        }
        throw new AssertionError("AsyncAPI has no channel " + topic.wireName());
    }

    private static List<String> names(JsonNode object) {
        return object.properties().stream().map(Map.Entry::getKey).toList();
    }
}
