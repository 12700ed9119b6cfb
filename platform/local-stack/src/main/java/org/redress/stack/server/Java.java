package org.redress.stack.server;

import java.io.DataInputStream;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.redress.stack.process.ServiceSpec.Step;

/**
 * How Java processes of the stack are started: with the supervisor's own JDK, a mark by which an orphan is recognised, and an archive
 * of the classes they load. The JVM writes the archive when a process first ends and reads it at the next start, which then takes
 * half as long.
 *
 * @param classpath of the launcher
 * @param mark an argument every child carries
 * @param archives folder of the class archives; may be deleted
 */
public record Java(String classpath, String mark, Path archives) {

    /** A process that runs a class from the launcher's classpath. */
    List<String> main(String name, List<String> options, Class<?> main, String... arguments) {
        List<String> command = start(name, options);
        command.addAll(List.of("-cp", classpath, main.getName()));
        command.addAll(List.of(arguments));
        return command;
    }

    /**
     * A process that runs a Quarkus application from its fast-jar folder. Its jars are put on a plain classpath, because the class
     * loader of {@code quarkus-run.jar} keeps classes out of the archive.
     */
    public List<String> quarkus(String name, List<String> options, Path application) throws IOException {
        List<Path> jars = new ArrayList<>();
        for (String folder : List.of("quarkus", "app", "lib/boot", "lib/main")) {
            try (Stream<Path> files = Files.list(application.resolve(folder))) {
                files.filter(file -> file.toString().endsWith(".jar"))
                        // transformed-bytecode before generated-bytecode: it replaces classes of the jars that follow
                        .sorted(folder.equals("quarkus") ? Comparator.reverseOrder() : Comparator.naturalOrder())
                        .forEach(jars::add);
            }
        }
        Path arguments = archives.resolve(name + ".arguments");
        Files.writeString(
                arguments,
                "-cp \"" + jars.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator)) + "\"\n");
        List<String> command = start(name, options);
        // as the manifest of quarkus-run.jar has it
        command.addAll(List.of("--add-opens", "java.base/java.lang=ALL-UNNAMED"));
        command.add("-Djava.util.logging.manager=org.jboss.logmanager.LogManager");
        command.add("@" + arguments);
        command.add(mainClass(application));
        return command;
    }

    /** Magic number, format version, then the main class: the head of the application's own index. */
    private static String mainClass(Path application) throws IOException {
        try (DataInputStream index =
                new DataInputStream(Files.newInputStream(application.resolve("quarkus/quarkus-application.dat")))) {
            index.readInt();
            index.readInt();
            return index.readUTF();
        }
    }

    /** Before a start: an archive written by a process that never got ready holds too few classes, for ever. */
    public Step beforeStart(String name) {
        return () -> {
            if (!Files.deleteIfExists(proof(name))) {
                Files.deleteIfExists(archive(name));
            }
        };
    }

    /** Once it is ready: what it writes at its end is worth keeping. */
    public Step onceReady(String name) {
        return () -> Files.writeString(proof(name), "");
    }

    private Path archive(String name) {
        return archives.resolve(name + ".jsa");
    }

    private Path proof(String name) {
        return archives.resolve(name + ".ready");
    }

    private List<String> start(String name, List<String> options) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add(mark);
        // Compression of Kafka records is native code.
        command.add("--enable-native-access=ALL-UNNAMED");
        if (Runtime.version().feature() >= 23) {
            // Kafka unmaps files, Netty its buffers, through an interface that newer JDKs warn of.
            command.add("--sun-misc-unsafe-memory-access=allow");
        }
        command.add("-XX:+UseSerialGC");
        command.add("-XX:+ExitOnOutOfMemoryError");
        command.add("-XX:+AutoCreateSharedArchive");
        command.add("-XX:SharedArchiveFile=" + archive(name));
        command.add("-Xlog:cds=off");
        command.add("-Xlog:cds+dynamic=off");
        command.addAll(options);
        return command;
    }
}
