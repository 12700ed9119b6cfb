package org.redress.importer.file;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.zip.GZIPInputStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.redress.importer.ImportFailedException;

/** A delimited file with a header, read once from front to end and never held in memory as a whole. */
public final class DelimitedFile implements Iterator<Row>, AutoCloseable {

    private static final int GZIP_FIRST = 0x1f;
    private static final int GZIP_SECOND = 0x8b;

    private final Path path;
    private final FileChannel channel;
    private final CSVParser parser;
    private final Iterator<CSVRecord> records;
    private final Map<String, Integer> columns;
    private long lineOfNext;
    private boolean looked;

    private DelimitedFile(Path path, FileChannel channel, CSVParser parser) {
        this.path = path;
        this.channel = channel;
        this.parser = parser;
        this.records = parser.iterator();
        this.columns = new LinkedHashMap<>();
        if (!records.hasNext()) {
            throw new ImportFailedException(path + " is empty: its first line must name the columns");
        }
        CSVRecord header = records.next();
        for (int i = 0; i < header.size(); i++) {
            String name = header.get(i).strip();
            if (columns.putIfAbsent(name, i) != null && !name.isEmpty()) {
                throw new ImportFailedException(path + " names the column '" + name + "' twice");
            }
        }
    }

    /**
     * Opens a file and reads its header.
     *
     * @throws ImportFailedException if there is no such file, it cannot be read, or it has no usable header
     */
    public static DelimitedFile open(Path path, FileShape shape) {
        if (!Files.isRegularFile(path)) {
            throw new ImportFailedException("There is no file " + path);
        }
        try {
            FileChannel channel = FileChannel.open(path);
            InputStream bytes = unzipped(new BufferedInputStream(Channels.newInputStream(channel), 1 << 16));
            BufferedReader text = new BufferedReader(new InputStreamReader(
                    bytes,
                    shape.effectiveCharset()
                            .newDecoder()
                            .onMalformedInput(CodingErrorAction.REPORT)
                            .onUnmappableCharacter(CodingErrorAction.REPORT)));
            skipByteOrderMark(text);
            CSVFormat format = CSVFormat.RFC4180
                    .builder()
                    .setDelimiter(shape.effectiveDelimiter())
                    .setIgnoreEmptyLines(true)
                    .get();
            return new DelimitedFile(
                    path,
                    channel,
                    CSVParser.builder().setReader(text).setFormat(format).get());
        } catch (IOException | UncheckedIOException e) {
            throw unreadable(path, e);
        }
    }

    private static InputStream unzipped(BufferedInputStream in) throws IOException {
        in.mark(2);
        boolean gzip = in.read() == GZIP_FIRST && in.read() == GZIP_SECOND;
        in.reset();
        return gzip ? new GZIPInputStream(in, 1 << 16) : in;
    }

    private static void skipByteOrderMark(BufferedReader text) throws IOException {
        text.mark(1);
        if (text.read() != '\uFEFF') {
            text.reset();
        }
    }

    private static ImportFailedException unreadable(Path path, Exception cause) {
        Throwable root = cause;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        String reason = root instanceof CharacterCodingException
                ? "its bytes are not in the encoding that the mapping declares (file.charset)"
                : String.valueOf(root.getMessage());
        return new ImportFailedException("Cannot read " + path + ": " + reason, cause);
    }

    /**
     * Checks that the header has all these columns.
     *
     * @throws ImportFailedException naming those it lacks and those it has
     */
    public void require(Collection<String> names) {
        List<String> missing = names.stream()
                .filter(name -> !columns.containsKey(name))
                .sorted()
                .toList();
        if (!missing.isEmpty()) {
            throw new ImportFailedException(path + " lacks the column" + (missing.size() == 1 ? " " : "s ")
                    + quoted(missing) + "; it has " + quoted(columns.keySet()));
        }
    }

    private static String quoted(Collection<String> names) {
        return "'" + String.join("', '", names) + "'";
    }

    /** How many bytes of the file, as it lies on disk, have been read. */
    public long bytesRead() {
        try {
            return channel.position();
        } catch (IOException e) {
            throw unreadable(path, e);
        }
    }

    @Override
    public boolean hasNext() {
        try {
            if (!looked) {
                lineOfNext = parser.getCurrentLineNumber() + 1;
                looked = true;
            }
            return records.hasNext();
        } catch (UncheckedIOException | IllegalStateException e) {
            throw unreadable(path, e);
        }
    }

    @Override
    public Row next() {
        if (!hasNext()) {
            throw new NoSuchElementException(path + " has no more rows");
        }
        looked = false;
        CSVRecord next = records.next();
        return new Row(next.getRecordNumber() - 1, lineOfNext, columns, next.toList());
    }

    @Override
    public void close() throws IOException {
        parser.close();
    }
}
