package org.redress.kit.cloudevents;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An event that another system sent, whichever mode it used.
 *
 * @param source who sent it; with {@code id} its natural key for ever
 * @param id unique within the source
 * @param type what happened, as a public type name
 * @param time business time as stated, not yet clamped (see {@link EventTimes}); absent if the sender gave none
 * @param subject what it is about, in the words of the source
 * @param data the JSON data; a missing node if there is none
 * @param extensions further attributes by name, numbers and booleans in their canonical text form
 */
public record CloudEventIn(
        String source,
        String id,
        String type,
        @Nullable Instant time,
        @Nullable String subject,
        JsonNode data,
        Map<String, String> extensions) {}
