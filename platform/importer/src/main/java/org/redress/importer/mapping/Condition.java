package org.redress.importer.mapping;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.redress.importer.file.Row;

/**
 * A question to a row; all parts given must hold.
 *
 * @param present whether the column must hold a value, or must not
 * @param is the column must hold one of these
 * @param isNot the column must hold none of these
 */
record Condition(
        @JsonProperty(required = true) String column,
        @Nullable Boolean present,
        @Nullable List<String> is,
        @Nullable List<String> isNot) {

    boolean holds(Row row, Values values) {
        String text = values.text(row, column);
        return (present == null || present == (text != null))
                && (is == null || (text != null && is.contains(text)))
                && (isNot == null || text == null || !isNot.contains(text));
    }
}
