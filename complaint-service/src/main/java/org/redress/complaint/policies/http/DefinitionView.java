package org.redress.complaint.policies.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.redress.complaint.policies.Definition;

/**
 * A version of a calendar or policy.
 *
 * @param effectiveFrom complaints received before this instant are not given it
 * @param definition as it was sent
 */
@Schema(name = "SlaDefinition")
@JsonInclude(JsonInclude.Include.NON_NULL)
record DefinitionView(
        String id,
        int version,
        Instant effectiveFrom,
        Instant savedAt,
        String savedBy,
        @Schema(type = SchemaType.OBJECT) @JsonRawValue String definition) {

    /** Several, without more pages. */
    @Schema(name = "SlaDefinitions")
    record Definitions(List<DefinitionView> items) {}

    static DefinitionView of(Definition definition) {
        return new DefinitionView(
                definition.id(),
                definition.version(),
                definition.effectiveFrom(),
                definition.savedAt(),
                definition.savedBy(),
                definition.body());
    }

    static Definitions of(List<Definition> definitions) {
        return new Definitions(definitions.stream().map(DefinitionView::of).toList());
    }
}
