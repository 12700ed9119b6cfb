package org.redress.importer.file;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One record of a file.
 *
 * @param number 1 for the first record after the header
 * @param line the line of the file on which the record begins, the header being line 1
 * @param columns position of each column, the same map for every row of a file
 */
public record Row(long number, long line, Map<String, Integer> columns, List<String> values) {

    /** The value as it stands in the file without surrounding blanks; null where the row is too short to have one. */
    public @Nullable String raw(String column) {
        Integer position = columns.get(column);
        return position == null || position >= values.size()
                ? null
                : values.get(position).strip();
    }
}
