package org.redress.importer.file;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * How a delimited file is written. Its first record names the columns; whether it is gzipped is seen from its first bytes.
 *
 * @param charset UTF-8 unless told
 * @param delimiter between values, a comma unless told
 */
public record FileShape(@Nullable Charset charset, @Nullable Character delimiter) {

    /** UTF-8 and commas. */
    public static final FileShape DEFAULT = new FileShape(null, null);

    Charset effectiveCharset() {
        return charset == null ? StandardCharsets.UTF_8 : charset;
    }

    char effectiveDelimiter() {
        return delimiter == null ? ',' : delimiter;
    }
}
