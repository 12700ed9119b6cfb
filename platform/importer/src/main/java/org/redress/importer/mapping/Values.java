package org.redress.importer.mapping;

import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.redress.importer.file.Row;

/**
 * How every value of a mapping is read.
 *
 * @param nulls values that mean "not known"
 * @param zone of times that name none
 */
record Values(List<String> nulls, ZoneId zone) {

    @Nullable
    String text(Row row, String column) {
        String raw = row.raw(column);
        return raw == null || raw.isEmpty() || nulls.contains(raw) ? null : raw;
    }

    String required(Row row, String column) {
        String text = text(row, column);
        if (text == null) {
            throw new RefusedRowException(column, "missing", "column '" + column + "' is empty");
        }
        return text;
    }
}
