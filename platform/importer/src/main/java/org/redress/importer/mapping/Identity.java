package org.redress.importer.mapping;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.redress.importer.file.Row;

/**
 * What tells the cases of a file apart: columns, or, where a file has no id, the whole content of the row. Equal rows without an id
 * cannot be told from real repeats: the second becomes {@code …-2}, and so on in file order, so that any cut of the same file gives
 * the same ids.
 *
 * @param columns joined by a hyphen
 * @param content whether the row itself is the identity
 */
record Identity(@Nullable List<String> columns, boolean content) {

    private static final int HEX_DIGITS = 20;

    Identity {
        if ((columns == null || columns.isEmpty()) != content) {
            throw new IllegalArgumentException("'case' needs either 'columns' or 'content: true'");
        }
    }

    Set<String> columnSet() {
        return columns == null ? Set.of() : Set.copyOf(columns);
    }

    /** A reader for one pass over a file. */
    Pass pass() {
        return new Pass(this);
    }

    /** Counts equal rows while a file is read. */
    static final class Pass {
        private final Identity identity;
        private final Map<String, Integer> seen = new HashMap<>();

        private Pass(Identity identity) {
            this.identity = identity;
        }

        String of(Row row, Values values) {
            if (identity.columns != null) {
                return identity.columns.stream()
                        .map(column -> values.required(row, column))
                        .collect(Collectors.joining("-"));
            }
            String digest = digest(row);
            int times = seen.merge(digest, 1, Integer::sum);
            return times == 1 ? digest : digest + "-" + times;
        }
    }

    private static String digest(Row row) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            byte[] bytes = String.join("\u001f", row.values()).getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(sha256.digest(bytes)).substring(0, HEX_DIGITS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }
}
