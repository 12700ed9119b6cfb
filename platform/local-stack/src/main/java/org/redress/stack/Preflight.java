package org.redress.stack;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What this machine must have before anything is built or started; each lack in one line with its remedy. JDK only: {@code ./redress}
 * compiles it by itself before the first build.
 */
public final class Preflight {

    private static final String NODE = "20.19";
    private static final long DISK = 3L << 30;
    private static final long MEMORY = 4L << 30;

    private final Path data;
    private final Ports ports;

    /** Looks at the machine for one data folder and one set of ports. */
    public Preflight(Path data, Ports ports) {
        this.data = data;
        this.ports = ports;
    }

    /**
     * One requirement.
     *
     * @param name what is required
     * @param found what is there, for people
     * @param remedy what to do about it; empty when all is well
     */
    public record Finding(String name, String found, String remedy) {

        /** Whether the requirement is met. */
        public boolean met() {
            return remedy.isEmpty();
        }
    }

    /** Takes {@code doctor} or {@code build}, and the data folder. */
    public static void main(String[] arguments) {
        try {
            String port = System.getenv().getOrDefault("REDRESS_PORT_BASE", "");
            Preflight preflight = new Preflight(Path.of(arguments[1]), Ports.of(port));
            System.exit(arguments[0].equals("doctor") ? preflight.report() : preflight.beforeBuild());
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.exit(1);
        }
    }

    /** Prints every requirement, met or not; 0 if all are met. */
    private int report() {
        List<Finding> findings = new ArrayList<>();
        findings.add(new Finding("JDK 21 or newer", Runtime.version() + " at " + System.getProperty("java.home"), ""));
        findings.add(node());
        findings.add(memory());
        findings.add(disk());
        findings.add(userForPostgres());
        findings.add(browser());
        if (Files.exists(data.resolve("run/stack.json"))) {
            findings.add(
                    new Finding("free ports", "not looked at, because a stack ran here: see ./redress status", ""));
        } else {
            findings.addAll(ports());
        }
        for (Finding finding : findings) {
            System.out.printf("%-8s %-24s %s%n", finding.met() ? "ok" : "MISSING", finding.name(), finding.found());
            if (!finding.met()) {
                System.out.println("         -> " + finding.remedy());
            }
        }
        return findings.stream().allMatch(Finding::met) ? 0 : 1;
    }

    /** What must be there before a first build: everything that a long build should not run into. */
    private int beforeBuild() {
        List<Finding> findings = new ArrayList<>(List.of(node(), disk()));
        if (!Files.exists(data.resolve("run/stack.json"))) {
            findings.addAll(ports());
        }
        List<Finding> missing =
                findings.stream().filter(finding -> !finding.met()).toList();
        for (Finding finding : missing) {
            System.err.println(finding.found() + ": " + finding.remedy());
        }
        return missing.isEmpty() ? 0 : 1;
    }

    /** What must be there before a start, ports included; only what is missing. */
    public List<Finding> beforeStart() {
        return Stream.concat(Stream.of(disk()), ports().stream())
                .filter(finding -> !finding.met())
                .toList();
    }

    private static Finding node() {
        String name = "Node " + NODE + " or newer";
        Optional<String> version = output("node", "--version");
        String remedy = "install Node " + NODE
                + " or newer from your package manager or nodejs.org; only the build of the" + " console needs it";
        if (version.isEmpty()) {
            return new Finding(name, "There is no node on the PATH", remedy);
        }
        boolean enough = atLeast(version.get().replaceFirst("^v", ""), NODE);
        return new Finding(name, "Node is " + version.get(), enough ? "" : remedy);
    }

    /** Compares versions like 20.19.2, number by number; anything that is no version is not enough. */
    static boolean atLeast(String version, String least) {
        String[] have = version.split("\\.", -1);
        String[] want = least.split("\\.", -1);
        for (int i = 0; i < want.length; i++) {
            if (i >= have.length || !have[i].matches("\\d{1,6}")) {
                return false;
            }
            int difference = Integer.compare(Integer.parseInt(have[i]), Integer.parseInt(want[i]));
            if (difference != 0) {
                return difference > 0;
            }
        }
        return true;
    }

    private Finding disk() {
        Path existing = data.toAbsolutePath();
        while (!Files.exists(existing)) {
            existing = existing.resolveSibling("..").normalize();
        }
        try {
            long free = Files.getFileStore(existing).getUsableSpace();
            String found = "%.1f GiB are free below %s".formatted(free / (double) (1 << 30), existing);
            return new Finding(
                    "3 GiB of disk", found, free >= DISK ? "" : "free some space, or set REDRESS_DATA to another disk");
        } catch (IOException e) {
            return new Finding("3 GiB of disk", existing + " cannot be read", "make it readable and writable");
        }
    }

    private static Finding memory() {
        Path information = Path.of("/proc/meminfo");
        if (!Files.exists(information)) {
            return new Finding("4 GiB of memory", "not looked at on this system", "");
        }
        try (Stream<String> lines = Files.lines(information)) {
            long kib = lines.filter(line -> line.startsWith("MemAvailable:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                    .findFirst()
                    .orElse(0);
            String found = "%.1f GiB are available".formatted(kib / (double) (1 << 20));
            return new Finding(
                    "4 GiB of memory", found, kib * 1024 >= MEMORY ? "" : "close something, or use a larger machine");
        } catch (IOException e) {
            return new Finding("4 GiB of memory", "cannot be read", "");
        }
    }

    private static Finding userForPostgres() {
        String name = "PostgreSQL's user";
        if (!"root".equals(System.getProperty("user.name"))) {
            return new Finding(name, "not root", "");
        }
        boolean possible = output("unshare", "-U", "echo", "yes").isPresent()
                || output("setpriv", "--reuid", "65534", "echo", "yes").isPresent();
        return new Finding(
                name,
                possible ? "root, and may run PostgreSQL as somebody else" : "root, and may not become anybody else",
                possible ? "" : "run ./redress as an ordinary user: PostgreSQL does not run as root");
    }

    private static Finding browser() {
        Optional<String> found = Stream.of("chromium", "chromium-browser", "google-chrome")
                .filter(name -> output(name, "--version").isPresent())
                .findFirst();
        return new Finding(
                "a browser for tests",
                found.orElse("neither chromium nor google-chrome is on the PATH"),
                found.isPresent() ? "" : "only ./redress test needs it (Debian: apt install chromium)");
    }

    private List<Finding> ports() {
        return ports.all().entrySet().stream()
                .filter(port -> busy(port.getKey()))
                .map(port -> new Finding(
                        "free ports",
                        "Port " + port.getKey() + " for " + port.getValue() + " is taken" + by(port.getKey()),
                        "end that, or choose other ports, for example REDRESS_PORT_BASE=" + (ports.base() + 10_000)))
                .collect(Collectors.collectingAndThen(
                        Collectors.toList(),
                        busy -> busy.isEmpty()
                                ? List.of(new Finding("free ports", "all free, counted from " + ports.base(), ""))
                                : busy));
    }

    private static boolean busy(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getByAddress(new byte[4]), port));
            return false;
        } catch (IOException e) {
            return true;
        }
    }

    /** " by java (pid 123)", where the system tells. */
    private static String by(int port) {
        return output(
                        "sh",
                        "-c",
                        "lsof -nP -iTCP:" + port + " -sTCP:LISTEN -Fpc 2>/dev/null || ss -Hltnp 'sport = :" + port
                                + "' 2>/dev/null")
                .flatMap(Preflight::owner)
                .map(owner -> " by " + owner)
                .orElse("");
    }

    private static Optional<String> owner(String text) {
        if (text.startsWith("p")) { // lsof: p123, then c and the name
            String[] lines = text.split("\n", -1);
            String command = lines.length > 1 ? lines[1].substring(1) : "process";
            return Optional.of(command + " (pid " + lines[0].substring(1) + ")");
        }
        java.util.regex.Matcher ss =
                java.util.regex.Pattern.compile("\\(\\(\"([^\"]+)\",pid=(\\d+)").matcher(text);
        return ss.find() ? Optional.of(ss.group(1) + " (pid " + ss.group(2) + ")") : Optional.empty();
    }

    /** What a program printed; empty if it is missing, fails or takes more than ten seconds. */
    private static Optional<String> output(String... command) {
        try {
            Path file = Files.createTempFile("redress", ".out");
            try {
                Process process = new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectInput(new File("/dev/null"))
                        .redirectOutput(file.toFile())
                        .start();
                boolean fine = process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0;
                String text =
                        Files.readString(file, StandardCharsets.ISO_8859_1).strip();
                return fine && !text.isEmpty() ? Optional.of(text) : Optional.empty();
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }
}
