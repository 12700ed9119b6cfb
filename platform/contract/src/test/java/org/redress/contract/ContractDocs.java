package org.redress.contract;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.stream.Collectors;

/** The tables of docs/topics.md and docs/events.md, written from the code and the schemas. */
final class ContractDocs {

    private ContractDocs() {}

    static String topics() {
        StringBuilder text = new StringBuilder("""
                # Topics

                Every topic Redress uses; the services create them from this list at their start, the broker creates none by itself. Events are
                described in [events.md](events.md), for machines in [asyncapi.yaml](asyncapi.yaml).

                | topic | key | published by | partitions | clean-up |
                |---|---|---|---|---|
                """);
        for (Topic topic : Topic.values()) {
            text.append("| `%s` | %s | %s | %d | %s |\n"
                    .formatted(
                            topic.wireName(),
                            key(topic),
                            publisher(topic),
                            Topic.PARTITIONS,
                            topic.compacted()
                                    ? "compacted: the newest record of a key is its state"
                                    : "none: kept for ever, so that any KPI can be rebuilt"));
        }
        text.append("""

                Records are CloudEvents 1.0 in binary mode: attributes as `ce_` headers, the JSON data as value. Delivery is at least once, in order for each
                key. An operator may shorten the retention of a topic that is not compacted; the owning service can publish its history again.
                """);
        return text.toString();
    }

    private static String key(Topic topic) {
        return switch (topic) {
            case COMPLAINTS -> "complaint id";
            case FEEDBACK -> "complaint id, or feedback id where no case is concerned";
            case ALERTS -> "objective id, or the id of the watch over a category or a team";
            case IDENTITY -> "user id or key id";
        };
    }

    private static String publisher(Topic topic) {
        return switch (topic) {
            case COMPLAINTS -> "complaint-service";
            case FEEDBACK -> "feedback-service";
            case ALERTS -> "kpi-service";
            case IDENTITY -> "console";
        };
    }

    static String events() {
        StringBuilder text = new StringBuilder("""
                # Events

                What services tell each other, and what anybody may listen to. Each type has a JSON Schema, an example that is part of one told
                case, and a record; a test fails where one of them lacks a partner or disagrees. Past tense, version in the type. Adding a field keeps the
                version, so ignore fields you do not know; anything else makes a `.v2`. Facts and codes only: no names, addresses or texts of people.

                Every complaint event also carries `complaintId`, `version` (1, 2, 3 … of that case, no gaps), `number`, `occurredAt` (business time), `recordedAt`,
                `actor`, the case's `dimensions` and its `state` after the event: the highest version of a case tells all about it, whatever was missed
                ([ADR 0004](adr/0004-state-travels-with-events.md)). What differs from type to type is `fact`.
                """);
        for (Topic topic : Topic.values()) {
            String rows = EventKind.all().stream()
                    .filter(kind -> kind.topic() == topic)
                    .map(ContractDocs::row)
                    .collect(Collectors.joining());
            if (!rows.isEmpty()) {
                text.append("\n## `%s`\n\n| type | when | its own fields | |\n|---|---|---|---|\n"
                                .formatted(topic.wireName()))
                        .append(rows);
            }
        }
        return text.toString();
    }

    private static String row(EventKind kind) {
        JsonNode schema = ContractFiles.schema(kind);
        JsonNode own = kind.fact() == null ? schema : schema.path("properties").path("fact");
        if (own.has("$ref")) {
            own = ContractFiles.resolve(
                    ContractFiles.schemaFile(kind), own.path("$ref").textValue());
        }
        String fields = own.path("properties").properties().stream()
                .map(field -> "`" + field.getKey() + "`")
                .collect(Collectors.joining(", "));
        String resources = "../platform/contract/src/main/resources/org/redress/contract/";
        return "| `%s` | %s | %s | [schema](%sschemas/%s), [example](%sexamples/%s) |\n"
                .formatted(
                        kind.type(),
                        schema.path("description").textValue(),
                        fields,
                        resources,
                        kind.path(),
                        resources,
                        kind.path());
    }
}
