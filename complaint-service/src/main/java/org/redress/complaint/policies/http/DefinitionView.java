package org.redress.complaint.policies.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.redress.complaint.policies.Definition;

/**
 * A version of a calendar or policy.
 *
 * @param effectiveFrom complaints received before this instant are not given it
 * @param definition as it was sent
 * @param warnings what will go wrong if nobody looks at it; absent if nothing
 */
@Schema(name = "SlaDefinition")
@JsonInclude(JsonInclude.Include.NON_NULL)
record DefinitionView(
        String id,
        int version,
        Instant effectiveFrom,
        Instant savedAt,
        String savedBy,
        @Schema(type = SchemaType.OBJECT) @JsonRawValue String definition,
        @Nullable List<Warning> warnings) {

    /**
     * What will go wrong if nobody looks at it.
     *
     * @param code {@code holidays-missing}
     */
    @Schema(name = "SlaWarning")
    record Warning(String code, String message) {}

    /** Several, without more pages. */
    @Schema(name = "SlaDefinitions")
    record Definitions(List<DefinitionView> items) {}

    static DefinitionView of(Definition definition) {
        return of(definition, List.of());
    }

    static DefinitionView of(Definition definition, List<Warning> warnings) {
        return new DefinitionView(
                definition.id(),
                definition.version(),
                definition.effectiveFrom(),
                definition.savedAt(),
                definition.savedBy(),
                definition.body(),
                warnings.isEmpty() ? null : warnings);
    }

    static Definitions of(List<Definition> definitions) {
        return of(definitions, definition -> List.of());
    }

    static Definitions of(List<Definition> definitions, Function<Definition, List<Warning>> warnings) {
        return new Definitions(definitions.stream()
                .map(definition -> of(definition, warnings.apply(definition)))
                .toList());
    }
}
