package org.redress.stack.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The logs of the services. */
@Command(
        name = "logs",
        mixinStandardHelpOptions = true,
        description =
                "Prints the end of a service's log, or of all; also those of the supervisor and of the last build.")
final class LogsCommand implements Callable<Integer> {

    private static final int TAIL_BYTES = 1 << 20;

    private final Workplace workplace;

    @Spec
    private CommandSpec spec;

    @Parameters(arity = "0..1", paramLabel = "SERVICE", description = "For example complaint-service, kafka, build.")
    private @Nullable String service;

    @Option(
            names = {"-f", "--follow"},
            description = "Go on with what is written from now on; Ctrl-C ends it.")
    private boolean follow;

    @Option(
            names = {"-n", "--lines"},
            defaultValue = "40",
            description = "How many lines of each log (${DEFAULT-VALUE}).")
    private int lines;

    LogsCommand(Workplace workplace) {
        this.workplace = workplace;
        this.spec = CommandSpec.create();
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        List<Path> logs = logs();
        boolean several = logs.size() > 1;
        Map<Path, Long> read = new HashMap<>();
        for (Path log : logs) {
            read.put(log, Files.size(log));
            tail(log).forEach(line -> out.println(prefix(log, several) + line));
        }
        out.flush();
        while (follow) {
            Thread.sleep(300);
            for (Path log : logs) {
                read.put(log, printNew(log, read.getOrDefault(log, 0L), several, out));
            }
        }
        return 0;
    }

    private List<Path> logs() throws IOException {
        Path folder = workplace.layout().logs();
        List<Path> all;
        try (Stream<Path> files = Files.exists(folder) ? Files.list(folder) : Stream.empty()) {
            all = files.filter(file -> file.toString().endsWith(".log"))
                    .sorted()
                    .toList();
        }
        if (service == null) {
            return all.stream()
                    .filter(log -> !name(log).equals("build") && !name(log).equals("test"))
                    .toList();
        }
        List<Path> chosen =
                all.stream().filter(log -> name(log).equals(service)).toList();
        if (chosen.isEmpty()) {
            String known = all.stream().map(LogsCommand::name).collect(Collectors.joining(", "));
            throw new CannotException("There is no log of " + service + "; there are: " + known);
        }
        return chosen;
    }

    private List<String> tail(Path log) throws IOException {
        long size = Files.size(log);
        List<String> all =
                text(log, Math.max(0, size - TAIL_BYTES), size).lines().toList();
        return all.subList(Math.max(0, all.size() - lines), all.size());
    }

    /** Prints whole lines beyond the given place; the place after them. */
    private static long printNew(Path log, long from, boolean several, PrintWriter out) throws IOException {
        long size = Files.size(log);
        if (size < from) {
            return 0; // a fresh log
        }
        String text = text(log, from, size);
        int end = text.lastIndexOf('\n') + 1;
        text.substring(0, end).lines().forEach(line -> out.println(prefix(log, several) + line));
        out.flush();
        return from + text.substring(0, end).getBytes(StandardCharsets.UTF_8).length;
    }

    private static String text(Path log, long from, long to) throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "r")) {
            byte[] bytes = new byte[(int) Math.min(to - from, TAIL_BYTES)];
            file.seek(from);
            file.readFully(bytes);
            return new String(bytes, StandardCharsets.UTF_8);
        }
    }

    private static String prefix(Path log, boolean several) {
        return several ? "%-21s| ".formatted(name(log)) : "";
    }

    private static String name(Path log) {
        return log.getFileName().toString().replaceAll("\\.log$", "");
    }
}
