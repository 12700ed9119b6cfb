package org.redress.importer;

import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.redress.importer.mapping.Mapping;
import org.redress.importer.mapping.Mappings;
import org.redress.importer.post.Patience;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** What may be said on the command line. */
@Command(
        name = "redress import",
        sortOptions = false,
        exitCodeOnInvalidInput = ImportCommand.FAILED,
        exitCodeOnExecutionException = ImportCommand.FAILED,
        description = {
            "Posts a file of complaints or answers to the intake, event by event, as its source would have.",
            "An event that is there already is not stored again: importing twice changes nothing."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:everything was accepted, or was there already",
            "1:the import failed; --resume goes on where it stopped",
            "2:some rows were refused; the report names line, field and reason"
        })
final class ImportCommand implements Callable<Integer> {

    static final int DONE = 0;
    static final int FAILED = 1;
    static final int SOME_REFUSED = 2;

    /** The formats that need no further mapping. */
    private static final Map<String, String> FORMATS = Map.of("cfpb", "cfpb", "uci", "uci", "nyc311", "nyc311");

    @Parameters(paramLabel = "FILE", description = "a delimited file with a header, plain or gzipped")
    private Path file = Path.of("");

    @Option(
            names = "--format",
            required = true,
            paramLabel = "FORMAT",
            description = "cfpb, uci, nyc311, or csv with --mapping")
    private String format = "";

    @Option(
            names = "--mapping",
            paramLabel = "MAPPING",
            description = "botanic-nps, example, or the path of a YAML file of your own (docs/import.md)")
    private @Nullable String mapping;

    @Option(
            names = "--url",
            defaultValue = "${env:REDRESS_COMPLAINT_URL:-http://localhost:8081}",
            description = "complaint-service (default: ${DEFAULT-VALUE})")
    private URI url = URI.create("http://localhost:8081");

    @Option(
            names = "--feedback-url",
            defaultValue = "${env:REDRESS_FEEDBACK_URL:-http://localhost:8082}",
            description = "feedback-service, for mappings of answers (default: ${DEFAULT-VALUE})")
    private URI feedbackUrl = URI.create("http://localhost:8082");

    @Option(names = "--api-key", description = "default: the variable REDRESS_API_KEY")
    private @Nullable String apiKey;

    @Option(
            names = "--zone",
            description = "of times that name none, instead of the mapping's, for example Europe/Berlin")
    private @Nullable ZoneId zone;

    @Mixin
    private Pace pace = new Pace();

    @Option(names = "--resume", description = "go on after the rows that an earlier run saw confirmed")
    private boolean resume;

    @Option(names = "--dry-run", description = "read and map everything, post nothing")
    private boolean dryRun;

    @Option(names = "--limit", paramLabel = "ROWS", description = "stop after so many rows")
    private long limit = Long.MAX_VALUE;

    @Option(names = "--report", paramLabel = "CSV", description = "where refused and skipped rows are listed")
    private @Nullable Path report;

    @Option(
            names = "--state",
            paramLabel = "FOLDER",
            defaultValue = "data/import",
            description = "where progress and reports are kept (default: ${DEFAULT-VALUE})")
    private Path state = Path.of("data", "import");

    @Option(names = "--json", description = "print the summary as JSON")
    private boolean json;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "show this and exit")
    @SuppressWarnings("UnusedVariable") // picocli reads it
    private boolean help;

    @Spec
    private @Nullable CommandSpec spec;

    /** How hard to push. */
    static final class Pace {
        @Option(
                names = "--batch",
                defaultValue = "500",
                description = "events in a request, 1 to 500 (default: ${DEFAULT-VALUE})")
        private int batch = 500;

        @Option(
                names = "--parallel",
                defaultValue = "4",
                description = "connections, 1 to 64 (default: ${DEFAULT-VALUE})")
        private int parallel = 4;

        @Option(
                names = "--patience",
                paramLabel = "SECONDS",
                defaultValue = "300",
                description = "how long to wait for an intake that stopped answering (default: ${DEFAULT-VALUE})")
        private int patience = 300;

        int batch() {
            return checked("--batch", batch, 500);
        }

        int parallel() {
            return checked("--parallel", parallel, 64);
        }

        Patience patience() {
            return Patience.of(Duration.ofSeconds(patience));
        }

        private static int checked(String option, int value, int most) {
            if (value < 1 || value > most) {
                throw new ImportFailedException(option + " must be between 1 and " + most + ", not " + value);
            }
            return value;
        }
    }

    @Override
    public Integer call() throws Exception {
        Mapping chosen = chosenMapping();
        URI target = chosen.intake() == Mapping.Intake.FEEDBACK ? feedbackUrl : url;
        ImportPlan plan = new ImportPlan(
                file.toAbsolutePath(),
                chosen,
                target,
                apiKey == null ? System.getenv("REDRESS_API_KEY") : apiKey,
                zone,
                pace.batch(),
                pace.parallel(),
                pace.patience(),
                resume,
                dryRun,
                limit,
                report,
                state);
        Summary summary = new ImportRun(plan, Screen.of(System.err)).run();
        PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
        out.println(json ? summary.json() : summary.text());
        out.flush();
        return summary.refusedRows() > 0 ? SOME_REFUSED : DONE;
    }

    private Mapping chosenMapping() {
        String builtIn = FORMATS.get(format);
        if (builtIn != null) {
            return Mappings.load(mapping == null ? builtIn : mapping);
        }
        if (!format.equals("csv")) {
            throw new ImportFailedException(
                    "Unknown format '" + format + "': use cfpb, uci, nyc311, or csv with --mapping");
        }
        if (mapping == null) {
            throw new ImportFailedException("--format csv needs --mapping: the path of a YAML file, or one of "
                    + String.join(", ", Mappings.BUILT_IN));
        }
        return Mappings.load(mapping);
    }
}
