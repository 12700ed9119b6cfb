package org.redress.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Compares what the console's front end reads of a service ({@code console/src/main/webui/openapi/*.json}, kept by hand because they say which
 * members are always there) with what the service says of itself. A document may leave out, but it names no operation, answer or member
 * that the service does not have, and none of another type. Where the service gives no schema nothing is compared.
 */
public final class ConsoleDocument {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path FOLDER = Path.of("../console/src/main/webui/openapi");
    private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete");

    private final JsonNode document;
    private final JsonNode service;
    private final Set<String> seen = new HashSet<>();
    private final List<String> faults = new ArrayList<>();

    private ConsoleDocument(JsonNode document, JsonNode service) {
        this.document = document;
        this.service = service;
    }

    /**
     * What is wrong with a document, in words; empty if nothing is.
     *
     * @param name of the document, such as {@code kpi.json}
     * @param service where the service's own document is served, as JSON
     * @throws IOException if either cannot be read
     */
    public static List<String> faults(String name, URI service) throws IOException {
        try (InputStream own = service.toURL().openStream()) {
            return faults(JSON.readTree(Files.readString(FOLDER.resolve(name))), JSON.readTree(own));
        }
    }

    static List<String> faults(JsonNode document, JsonNode service) {
        ConsoleDocument comparing = new ConsoleDocument(document, service);
        comparing.operations();
        return comparing.faults;
    }

    private void operations() {
        for (Map.Entry<String, JsonNode> path : document.path("paths").properties()) {
            for (Map.Entry<String, JsonNode> operation : path.getValue().properties()) {
                if (METHODS.contains(operation.getKey())) {
                    JsonNode own = service.path("paths").path(path.getKey()).path(operation.getKey());
                    compare(operation.getKey() + " " + path.getKey(), operation.getValue(), own);
                }
            }
        }
    }

    private void compare(String name, JsonNode operation, JsonNode own) {
        if (own.isMissingNode()) {
            faults.add(name + ": no such operation");
            return;
        }
        content(name + " body", operation.path("requestBody"), own.path("requestBody"));
        for (Map.Entry<String, JsonNode> answer : operation.path("responses").properties()) {
            JsonNode ownAnswer = own.path("responses").path(answer.getKey());
            if (answer.getKey().startsWith("2") && ownAnswer.isMissingNode()) {
                faults.add(name + " " + answer.getKey() + ": no such answer");
            }
            content(name + " " + answer.getKey(), answer.getValue(), ownAnswer);
        }
    }

    private void content(String name, JsonNode one, JsonNode own) {
        String pointer = "/content/application~1json/schema";
        schema(name, one.at(pointer), own.at(pointer));
    }

    private void schema(String name, JsonNode given, JsonNode givenOwn) {
        JsonNode one = resolved(document, given);
        JsonNode own = resolved(service, givenOwn);
        if (one.isMissingNode() || own.isMissingNode() || !seen.add(one + " " + own)) {
            return;
        }
        Set<String> types = types(one);
        Set<String> ownTypes = types(own);
        if (!types.isEmpty() && !ownTypes.isEmpty() && types.stream().noneMatch(ownTypes::contains)) {
            faults.add(name + ": is " + types + ", but " + ownTypes + " in the service");
        }
        for (Map.Entry<String, JsonNode> member : one.path("properties").properties()) {
            String path = name + "/" + member.getKey();
            if (own.has("properties")) {
                JsonNode ownMember = own.path("properties").path(member.getKey());
                if (ownMember.isMissingNode()) {
                    faults.add(path + ": no such member");
                }
                schema(path, member.getValue(), ownMember);
            } else {
                schema(path, member.getValue(), own.path("additionalProperties"));
            }
        }
        schema(name + "/*", one.path("additionalProperties"), own.path("additionalProperties"));
        schema(name + "[]", one.path("items"), own.path("items"));
    }

    /** Behind references, and behind a choice between one schema and null. */
    private static JsonNode resolved(JsonNode of, JsonNode given) {
        JsonNode schema = given;
        while (schema.has("$ref")) {
            String name = schema.path("$ref").asText();
            schema = of.at(name.substring(name.indexOf('#') + 1));
        }
        for (String choice : List.of("oneOf", "anyOf", "allOf")) {
            List<JsonNode> others = new ArrayList<>();
            schema.path(choice).forEach(each -> {
                if (!each.path("type").asText().equals("null")) {
                    others.add(each);
                }
            });
            if (others.size() == 1) {
                return resolved(of, others.getFirst());
            }
        }
        return schema.isObject() ? schema : schema.path("none");
    }

    /** A whole number is a number. */
    private static Set<String> types(JsonNode schema) {
        Set<String> types = new HashSet<>();
        JsonNode type = schema.path("type");
        (type.isArray() ? type : JSON.createArrayNode().add(type)).forEach(each -> types.add(each.asText()));
        types.removeAll(Set.of("null", ""));
        return types.remove("integer") ? plus(types, "number") : types;
    }

    private static Set<String> plus(Set<String> types, String more) {
        types.add(more);
        return types;
    }
}
