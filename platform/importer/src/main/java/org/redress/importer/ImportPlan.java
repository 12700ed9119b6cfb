package org.redress.importer;

import java.net.URI;
import java.nio.file.Path;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.redress.importer.mapping.Mapping;
import org.redress.importer.post.Patience;

/**
 * What is to be imported, and how.
 *
 * @param limit rows to read at most
 * @param report where refused and skipped rows are listed; absent for the usual place
 * @param state the folder for what the importer remembers
 */
record ImportPlan(
        Path file,
        Mapping mapping,
        URI target,
        @Nullable String apiKey,
        @Nullable ZoneId zone,
        int batch,
        int parallel,
        Patience patience,
        boolean resume,
        boolean dryRun,
        long limit,
        @Nullable Path report,
        Path state) {

    /** Never beside somebody's file. */
    private Path beside(String ending) {
        return state.resolve(file.getFileName() + "-" + mapping.name() + ending);
    }

    Path reportPath() {
        return report == null ? beside(".refused.csv") : report;
    }

    Path progressPath() {
        return beside(".progress.json");
    }
}
