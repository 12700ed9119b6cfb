package org.redress.importer.mapping;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How a log of updates is laid out: many rows for each case, each with the case as it stood after that update.
 *
 * @param caseId the column that names the case
 * @param openedAt when the case was received, the same on each of its rows
 * @param updatedAt when the row was written
 * @param state the column with the state
 * @param states what each state means: new, open, waiting-for-customer, resolved or closed
 * @param otherStates what states mean that are not named
 * @param dimensions dimension to column
 * @param transfers the column that counts how often the case changed hands
 * @param bornResolved a case whose first row is resolved while this column is empty was only written down after the fact: its true
 *     resolution is unknown, so none is told
 * @param closing data that a closing carries, for example the verdict of the source
 */
record LogShape(
        @JsonProperty(required = true) String caseId,
        @JsonProperty(required = true) TimeRule openedAt,
        @JsonProperty(required = true) TimeRule updatedAt,
        @JsonProperty(required = true) String state,
        @JsonProperty(required = true) Map<String, Phase> states,
        @JsonProperty(required = true) Phase otherStates,
        @JsonProperty(required = true) Map<String, String> dimensions,
        @JsonProperty(required = true) String transfers,
        @Nullable String bornResolved,
        @Nullable JsonNode closing) {

    Phase phase(String sourceState) {
        return states.getOrDefault(sourceState, otherStates);
    }

    Set<String> columns() {
        Set<String> names = new LinkedHashSet<>(Set.of(caseId, state, transfers));
        names.addAll(openedAt.columns());
        names.addAll(updatedAt.columns());
        names.addAll(dimensions.values());
        if (bornResolved != null) {
            names.add(bornResolved);
        }
        return names;
    }
}
