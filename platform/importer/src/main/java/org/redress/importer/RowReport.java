package org.redress.importer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;

/** Refused and skipped rows as CSV. The file appears with its first line; what an earlier import listed is replaced. */
final class RowReport implements AutoCloseable {

    private static final CSVFormat FORMAT = CSVFormat.DEFAULT
            .builder()
            .setHeader("line", "verdict", "event", "field", "code", "reason")
            .setRecordSeparator('\n')
            .get();

    private final Path path;
    private final boolean append;
    private @Nullable CSVPrinter printer;

    RowReport(Path path, boolean append) {
        this.path = path;
        this.append = append;
    }

    synchronized void refused(long line, String event, String field, String code, String reason) {
        write(line, "refused", event, field, code, reason);
    }

    synchronized void skipped(long line, String reason) {
        write(line, "skipped", "", "", "", reason);
    }

    private void write(Object... values) {
        try {
            if (printer == null) {
                printer = open();
            }
            printer.printRecord(values);
            printer.flush();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write " + path, e);
        }
    }

    private CSVPrinter open() throws IOException {
        Path folder = path.toAbsolutePath().getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        boolean goOn = append && Files.exists(path);
        CSVFormat format = FORMAT.builder().setSkipHeaderRecord(goOn).get();
        return new CSVPrinter(
                goOn ? Files.newBufferedWriter(path, StandardOpenOption.APPEND) : Files.newBufferedWriter(path),
                format);
    }

    synchronized boolean written() {
        return printer != null;
    }

    @Override
    public synchronized void close() throws IOException {
        if (printer != null) {
            printer.close();
        } else if (!append) {
            Files.deleteIfExists(path);
        }
    }
}
