package org.redress.importer;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Remembers how far an import came. Holds only rows whose events were all answered, so nothing is left out by going on after them. */
final class ProgressFile {

    private static final int HEAD = 1 << 16;
    private static final JsonMapper JSON = new JsonMapper();

    private final ImportPlan plan;
    private final State fresh;

    /**
     * What is written.
     *
     * @param head of the file's first bytes, so that another file of that name is noticed
     */
    record State(String file, long size, String head, String target, long rows) {
        State withRows(long confirmed) {
            return new State(file, size, head, target, confirmed);
        }
    }

    ProgressFile(ImportPlan plan) {
        this.plan = plan;
        this.fresh = new State(
                plan.file().toString(),
                size(plan.file()),
                head(plan.file()),
                plan.target().toString(),
                0);
    }

    /**
     * The rows that need not be posted again.
     *
     * @throws ImportFailedException if the file or the target is not that of the earlier run
     */
    long confirmedRows() {
        if (!Files.exists(plan.progressPath())) {
            return 0;
        }
        try {
            State state = JSON.readValue(plan.progressPath().toFile(), State.class);
            if (!state.withRows(0).equals(fresh)) {
                throw new ImportFailedException("Cannot resume: " + plan.progressPath()
                        + " belongs to another file or target; import without --resume");
            }
            return state.rows();
        } catch (IOException e) {
            throw new ImportFailedException("Cannot resume: " + plan.progressPath() + " is not readable", e);
        }
    }

    /** Replaces the file in one step, so that a crash leaves the old or the new state. */
    void save(long confirmed) {
        Path path = plan.progressPath();
        try {
            Files.createDirectories(path.toAbsolutePath().getParent());
            Path draft = path.resolveSibling(path.getFileName() + ".new");
            JSON.writeValue(draft.toFile(), fresh.withRows(confirmed));
            Files.move(draft, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write " + path, e);
        }
    }

    /** After the last row. */
    void delete() {
        try {
            Files.deleteIfExists(plan.progressPath());
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot delete " + plan.progressPath(), e);
        }
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            throw new ImportFailedException("There is no file " + file, e);
        }
    }

    private static String head(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(sha256.digest(in.readNBytes(HEAD)));
        } catch (IOException e) {
            throw new ImportFailedException("Cannot read " + file + ": " + e.getMessage(), e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }
}
