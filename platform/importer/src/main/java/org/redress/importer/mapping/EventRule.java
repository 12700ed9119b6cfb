package org.redress.importer.mapping;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One event that a row may stand for, as written in a mapping.
 *
 * @param type the fact, for example {@code received}
 * @param at when it happened
 * @param when the event is left out unless all of these hold
 * @param data its content, see {@link Template}
 * @param needsOneOf the row is skipped unless the data has at least one of these fields
 */
record EventRule(
        @JsonProperty(required = true) String type,
        @JsonProperty(required = true) TimeRule at,
        @Nullable List<Condition> when,
        @Nullable JsonNode data,
        @Nullable List<String> needsOneOf) {

    List<Condition> conditions() {
        return when == null ? List.of() : when;
    }
}
