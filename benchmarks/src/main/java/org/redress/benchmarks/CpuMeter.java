package org.redress.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * CPU time of process trees from {@code /proc}, in microseconds. A process counts with its children, those that ended and were waited for
 * included, so that PostgreSQL is its postmaster with all its back ends.
 */
final class CpuMeter {

    private static final long MICROS_PER_TICK = 10_000;

    private final Map<String, Long> roots;

    CpuMeter(Map<String, Long> roots) {
        this.roots = roots;
    }

    /** CPU used so far by each named process tree. */
    Map<String, Long> micros() throws IOException {
        Map<Long, long[]> processes = new TreeMap<>();
        try (Stream<Path> entries = Files.list(Path.of("/proc"))) {
            for (Path entry : entries.filter(
                            path -> path.getFileName().toString().matches("\\d+"))
                    .toList()) {
                read(entry)
                        .ifPresent(process ->
                                processes.put(Long.parseLong(entry.getFileName().toString()), process));
            }
        }
        Map<String, Long> micros = new TreeMap<>();
        roots.forEach((name, root) -> micros.put(
                name,
                processes.entrySet().stream()
                        .filter(process -> belongs(process.getKey(), root, processes))
                        .mapToLong(process -> process.getValue()[1])
                        .sum()));
        return micros;
    }

    /** CPU used so far by this process. */
    static long ownMicros() throws IOException {
        long pid = ProcessHandle.current().pid();
        return new CpuMeter(Map.of("own", pid)).micros().getOrDefault("own", 0L);
    }

    /** Parent and microseconds of a process; empty if it ended meanwhile. */
    private static Optional<long[]> read(Path process) {
        try {
            String stat = Files.readString(process.resolve("stat"));
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
            long ticks = 0;
            for (int field = 11; field <= 14; field++) {
                ticks += Long.parseLong(fields[field]);
            }
            return Optional.of(new long[] {Long.parseLong(fields[1]), ticks * MICROS_PER_TICK});
        } catch (IOException gone) {
            return Optional.empty();
        }
    }

    private static boolean belongs(long pid, long root, Map<Long, long[]> processes) {
        long current = pid;
        while (current > 1) {
            if (current == root) {
                return true;
            }
            long[] process = processes.get(current);
            if (process == null) {
                return false;
            }
            current = process[0];
        }
        return false;
    }
}
