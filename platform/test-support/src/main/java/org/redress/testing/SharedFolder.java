package org.redress.testing;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;

/**
 * The folder {@code shared} beside the repository, with real data and reference answers. Not everybody has it: tests that need it are
 * skipped without it, and say so. {@code REDRESS_SHARED} names another place.
 */
public final class SharedFolder {

    private SharedFolder() {}

    /** The file or folder, if it is there. */
    public static Optional<Path> find(String relativePath) {
        String named = System.getenv("REDRESS_SHARED");
        if (named != null) {
            return Optional.of(Path.of(named).resolve(relativePath)).filter(Files::exists);
        }
        for (Path place = Path.of("").toAbsolutePath(); place != null; place = place.getParent()) {
            Path candidate = place.resolve("shared").resolve(relativePath);
            if (Files.exists(candidate)) {
                return Optional.of(candidate);
            }
        }
        return Optional.empty();
    }

    /** The file or folder; skips the calling test with a message if it is not there. */
    public static Path assumePresent(String relativePath) {
        Optional<Path> found = find(relativePath);
        Assumptions.assumeTrue(
                found.isPresent(),
                () -> "Skipped: shared/%s is not beside the repository (REDRESS_SHARED names another place)"
                        .formatted(relativePath));
        return found.orElseThrow();
    }
}
