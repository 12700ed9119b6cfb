package org.redress.kit.idempotency;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Map;
import java.util.TreeMap;
import org.redress.contract.ContractJson;
import org.redress.kit.problem.Problem;

/** What makes two requests the same: SHA-256 of the canonical JSON, so that white space and the order of names do not matter. */
public final class Fingerprints {

    private static final ObjectMapper MAPPER =
            JsonMapper.builder(JsonFactory.builder().build()).build();

    private Fingerprints() {}

    /**
     * Of a body as received.
     *
     * @throws org.redress.kit.problem.ProblemException 400 if it is not JSON
     */
    public static byte[] ofJson(byte[] json) {
        try {
            return of(MAPPER.readTree(json));
        } catch (IOException e) {
            throw Problem.invalidRequest("The body is not JSON.").exception();
        }
    }

    /** Of a request record, as its JSON. */
    public static byte[] ofRecord(Object request) {
        return of(ContractJson.mapper().<JsonNode>valueToTree(request));
    }

    private static byte[] of(JsonNode tree) {
        StringBuilder canonical = new StringBuilder();
        write(tree, canonical);
        try {
            return MessageDigest.getInstance("SHA-256")
                    .digest(canonical.toString().getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }

    private static void write(JsonNode node, StringBuilder out) {
        if (node.isObject()) {
            Map<String, JsonNode> sorted = new TreeMap<>();
            node.properties().forEach(member -> sorted.put(member.getKey(), member.getValue()));
            out.append('{');
            sorted.forEach((name, value) -> {
                out.append(quoted(name)).append(':');
                write(value, out);
                out.append(',');
            });
            out.append('}');
        } else if (node.isArray()) {
            out.append('[');
            node.forEach(element -> {
                write(element, out);
                out.append(',');
            });
            out.append(']');
        } else {
            out.append(node);
        }
    }

    private static String quoted(String name) {
        try {
            return MAPPER.writeValueAsString(name);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
