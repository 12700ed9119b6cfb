package org.redress.importer.post;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.redress.importer.mapping.IntakeEvent;

/** The batch mode of CloudEvents over HTTP: a JSON array of events out, a result for each back. */
final class CloudEventsBatch {

    static final String MEDIA_TYPE = "application/cloudevents-batch+json";

    private static final JsonMapper JSON = new JsonMapper();
    private static final JsonFactory FACTORY = JSON.getFactory();

    private CloudEventsBatch() {}

    static byte[] write(List<IntakeEvent> events) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(events.size() * 400);
        try (JsonGenerator json = FACTORY.createGenerator(bytes)) {
            json.writeStartArray();
            for (IntakeEvent event : events) {
                write(json, event);
            }
            json.writeEndArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static void write(JsonGenerator json, IntakeEvent event) throws IOException {
        json.writeStartObject();
        json.writeStringField("specversion", "1.0");
        json.writeStringField("id", event.id());
        json.writeStringField("source", event.source());
        json.writeStringField("type", event.type());
        json.writeStringField("time", event.time().toString());
        if (event.subject() != null) {
            json.writeStringField("subject", event.subject());
        }
        json.writeFieldName("data");
        json.writeTree(event.data());
        json.writeEndObject();
    }

    /** @throws IOException if the body is no answer to a batch of this size */
    static Answer read(byte[] body, int events) throws IOException {
        JsonNode answer = JSON.readTree(body);
        JsonNode results = answer.path("results");
        if (!results.isArray() || results.size() != events) {
            throw new IOException("the answer has " + results.size() + " results for " + events + " events");
        }
        List<Answer.Refusal> refusals = new ArrayList<>();
        for (JsonNode result : results) {
            if (result.path("status").asText().equals("rejected")) {
                refusals.add(refusal(result.path("index").intValue(), result.path("problem")));
            }
        }
        return new Answer(
                answer.path("accepted").intValue(), answer.path("duplicates").intValue(), refusals);
    }

    private static Answer.Refusal refusal(int index, JsonNode problem) {
        JsonNode error = problem.path("errors").path(0);
        return new Answer.Refusal(
                index,
                error.path("pointer").asText(),
                first(error.path("code").asText(), problem.path("code").asText(), code(problem)),
                first(
                        error.path("message").asText(),
                        problem.path("detail").asText(),
                        problem.path("title").asText()));
    }

    /** What went wrong, from a problem document or, failing that, from the status alone. */
    static String reason(int status, byte[] body) {
        try {
            JsonNode problem = JSON.readTree(body);
            Answer.Refusal refusal = refusal(0, problem);
            return "HTTP " + status + " " + refusal.code() + ": " + refusal.reason();
        } catch (IOException e) {
            return "HTTP " + status;
        }
    }

    private static String code(JsonNode problem) {
        String type = problem.path("type").asText();
        return type.substring(type.lastIndexOf('/') + 1);
    }

    private static String first(String... texts) {
        for (String text : texts) {
            if (!text.isEmpty()) {
                return text;
            }
        }
        return "";
    }
}
