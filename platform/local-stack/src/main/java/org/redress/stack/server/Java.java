package org.redress.stack.server;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * How Java processes of the stack are started: with the supervisor's own JDK, a mark by which an orphan is recognised, and an archive
 * of their classes that the JVM writes when they first end and that speeds up the next start.
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

    /** A process that runs a jar. */
    public List<String> jar(String name, List<String> options, Path jar) {
        List<String> command = start(name, options);
        command.addAll(List.of("-jar", jar.toString()));
        return command;
    }

    private List<String> start(String name, List<String> options) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add(mark);
        command.add("-XX:+UseSerialGC");
        command.add("-XX:+ExitOnOutOfMemoryError");
        command.add("-XX:+AutoCreateSharedArchive");
        command.add("-XX:SharedArchiveFile=" + archives.resolve(name + ".jsa"));
        command.add("-Xlog:cds=off");
        command.add("-Xlog:cds+dynamic=off");
        command.addAll(options);
        return command;
    }
}
