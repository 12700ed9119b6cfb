package org.redress.kit.cloudevents;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.Optional;

/**
 * JSON as foreign systems may send it: UTF-8 only, no byte order mark, no duplicate keys, nothing behind the end, at most 32 levels,
 * numbers that a computer can hold, no NUL character (PostgreSQL cannot store one).
 */
public final class StrictJson {

    /** Levels of nesting. */
    public static final int MAX_DEPTH = 32;

    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(MAX_DEPTH)
                            .maxNumberLength(100)
                            .maxNameLength(1_000)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private StrictJson() {}

    /** Bytes that are not such JSON. The message names the place and the reason, never the content. */
    public static final class NotStrictJsonException extends Exception {
        NotStrictJsonException(String reason) {
            super(reason);
        }

        /** The place and the reason. */
        public String reason() {
            return String.valueOf(getMessage());
        }
    }

    /** @throws NotStrictJsonException if the bytes are anything else */
    public static JsonNode read(byte[] bytes) throws NotStrictJsonException {
        refuseOtherEncodings(bytes);
        try {
            HeaderText.strictUtf8(bytes);
            JsonNode tree = MAPPER.readTree(bytes);
            if (tree == null || tree.isMissingNode()) {
                throw new NotStrictJsonException("The body is empty");
            }
            Optional<String> fault = faultIn(tree);
            if (fault.isPresent()) {
                throw new NotStrictJsonException(fault.get());
            }
            return tree;
        } catch (HeaderText.MalformedTextException e) {
            throw new NotStrictJsonException("The body " + e.reason());
        } catch (JsonProcessingException e) {
            throw new NotStrictJsonException(describe(e));
        } catch (IOException e) {
            throw new NotStrictJsonException("The body cannot be read as JSON");
        }
    }

    private static void refuseOtherEncodings(byte[] bytes) throws NotStrictJsonException {
        if (bytes.length >= 3 && (bytes[0] & 0xFF) == 0xEF && (bytes[1] & 0xFF) == 0xBB && (bytes[2] & 0xFF) == 0xBF) {
            throw new NotStrictJsonException("The body begins with a byte order mark");
        }
        for (int i = 0; i < Math.min(4, bytes.length); i++) {
            if (bytes[i] == 0) {
                throw new NotStrictJsonException("The body is not UTF-8");
            }
        }
    }

    private static Optional<String> faultIn(JsonNode node) {
        return switch (node.getNodeType()) {
            case OBJECT -> {
                for (var property : node.properties()) {
                    if (property.getKey().indexOf('\0') >= 0) {
                        yield Optional.of("A name contains the character NUL");
                    }
                    Optional<String> fault = faultIn(property.getValue());
                    if (fault.isPresent()) {
                        yield fault;
                    }
                }
                yield Optional.empty();
            }
            case ARRAY -> {
                for (JsonNode element : node) {
                    Optional<String> fault = faultIn(element);
                    if (fault.isPresent()) {
                        yield fault;
                    }
                }
                yield Optional.empty();
            }
            case NUMBER ->
                node.isBigInteger() || (node.isDouble() && !Double.isFinite(node.doubleValue()))
                        ? Optional.of("A number is out of range")
                        : Optional.empty();
            case STRING ->
                node.textValue().indexOf('\0') >= 0
                        ? Optional.of("A text contains the character NUL")
                        : Optional.empty();
            default -> Optional.empty();
        };
    }

    /** Jackson's messages may quote the input; ours name the place only. */
    private static String describe(JsonProcessingException e) {
        JsonLocation at = e.getLocation();
        String place = at == null ? "" : " at line " + at.getLineNr() + ", column " + at.getColumnNr();
        String message = String.valueOf(e.getOriginalMessage());
        String reason;
        if (message.startsWith("Duplicate field")) {
            reason = "A name stands twice in one object";
        } else if (message.contains("nesting depth")) {
            reason = "More than " + MAX_DEPTH + " levels of nesting";
        } else if (message.startsWith("Trailing token")) {
            reason = "Something follows the end of the JSON value";
        } else if (message.startsWith("Unexpected end")) {
            reason = "The JSON ends too early";
        } else {
            reason = "Not valid JSON";
        }
        return reason + place;
    }
}
