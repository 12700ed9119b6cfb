package org.redress.stack.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * PostgreSQL refuses to run as root. Where the stack itself runs as root, its server gets a user namespace of its own, in which it is
 * nobody; where the kernel forbids that, it becomes the user {@code nobody} and is given its files.
 */
final class UnprivilegedUser {

    private static final String NOBODY = "65534";

    private UnprivilegedUser() {}

    /** What to put before a command; empty for an ordinary user. The given files and folders will be the command's own. */
    static List<String> prefix(Path... owned) throws IOException {
        if (!"root".equals(System.getProperty("user.name"))) {
            return List.of();
        }
        if (succeeds("unshare", "-U", "true")) {
            return List.of("unshare", "-U");
        }
        if (succeeds("setpriv", "--reuid", NOBODY, "--regid", NOBODY, "--clear-groups", "true")) {
            for (Path path : owned) {
                give(path);
            }
            return List.of("setpriv", "--reuid", NOBODY, "--regid", NOBODY, "--clear-groups");
        }
        throw new IOException(
                "PostgreSQL does not run as root, and neither unshare nor setpriv can make it another user: run ./redress as"
                        + " an ordinary user");
    }

    private static void give(Path path) throws IOException {
        if (!Files.exists(path)) {
            return;
        }
        List<Path> all;
        try (Stream<Path> paths = Files.walk(path)) {
            all = paths.toList();
        }
        for (Path one : all) {
            Files.setAttribute(one, "unix:uid", Integer.valueOf(NOBODY));
            Files.setAttribute(one, "unix:gid", Integer.valueOf(NOBODY));
        }
    }

    private static boolean succeeds(String... command) {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor(5, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
