package org.redress.stack.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.redress.stack.App;
import org.redress.stack.Secrets;
import picocli.CommandLine.Command;
import picocli.CommandLine.Unmatched;

/** Hands a file to the importer, with the addresses and the key of this stack unless others are given. */
@Command(name = "import", description = "Streams a file of complaints or answers through the HTTP intake.")
final class ImportCommand implements Callable<Integer> {

    private final Workplace workplace;

    @Unmatched
    private List<String> arguments = new ArrayList<>();

    ImportCommand(Workplace workplace) {
        this.workplace = workplace;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        Path jar = workplace.layout().root().resolve("platform/importer/target/redress-importer.jar");
        if (!Files.exists(jar)) {
            throw new CannotException("The importer is not built: ./redress build first.");
        }
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-Xmx512m",
                "-jar",
                jar.toString()));
        command.addAll(arguments);
        if (arguments.stream().noneMatch(argument -> argument.equals("--state") || argument.startsWith("--state="))) {
            command.add("--state=" + workplace.layout().data().resolve("import"));
        }
        ProcessBuilder importer = new ProcessBuilder(command).inheritIO();
        if (Files.exists(workplace.layout().secrets())) {
            importer.environment().putIfAbsent("REDRESS_COMPLAINT_URL", App.COMPLAINT.url(workplace.ports()));
            importer.environment().putIfAbsent("REDRESS_FEEDBACK_URL", App.FEEDBACK.url(workplace.ports()));
            importer.environment()
                    .putIfAbsent(
                            "REDRESS_API_KEY", new Secrets(workplace.layout().secrets()).apiKey());
        }
        return importer.start().waitFor();
    }
}
