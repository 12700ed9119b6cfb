package org.redress.stack.server;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/** The PostgreSQL server's programs, unpacked from the jar of this machine's kind. */
final class PostgresProgram {

    private static final Pattern JAR_NAME = Pattern.compile("([^/]+)\\.jar!");

    private PostgresProgram() {}

    /** The folder with {@code bin/postgres}; unpacked below the given folder unless it is there already. */
    static Path unpack(Path programs) throws IOException {
        String archive = archiveName();
        URL packed = PostgresProgram.class.getResource("/" + archive);
        if (packed == null) {
            throw new IOException("There is no PostgreSQL for this kind of machine: " + archive + " is missing");
        }
        Matcher name = JAR_NAME.matcher(packed.toString());
        Path target = programs.resolve(name.find() ? name.group(1) : "postgres");
        if (Files.isExecutable(target.resolve("bin/postgres"))) {
            return target;
        }
        Path fresh = programs.resolve(target.getFileName() + ".new");
        delete(fresh);
        Files.createDirectories(fresh);
        try (InputStream in = packed.openStream();
                TarArchiveInputStream tar = new TarArchiveInputStream(new XZCompressorInputStream(in))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                write(entry, tar, fresh);
            }
        }
        delete(target);
        Files.move(fresh, target, StandardCopyOption.ATOMIC_MOVE);
        return target;
    }

    private static void write(TarArchiveEntry entry, TarArchiveInputStream content, Path folder) throws IOException {
        Path path = folder.resolve(entry.getName()).normalize();
        if (!path.startsWith(folder)) {
            throw new IOException("The archive leaves its folder: " + entry.getName());
        }
        if (entry.isDirectory()) {
            Files.createDirectories(path);
            return;
        }
        Files.createDirectories(path.resolveSibling("."));
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
        } else if (entry.isLink()) {
            Files.createLink(path, folder.resolve(entry.getLinkName()));
        } else {
            Files.copy(content, path);
            boolean executable = (entry.getMode() & 0100) != 0;
            Files.setPosixFilePermissions(
                    path, PosixFilePermissions.fromString(executable ? "rwxr-xr-x" : "rw-r--r--"));
        }
    }

    static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        List<Path> all;
        try (Stream<Path> paths = Files.walk(folder)) {
            all = paths.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path path : all) {
            Files.delete(path);
        }
    }

    private static String archiveName() {
        String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        String architecture = System.getProperty("os.arch").toLowerCase(Locale.ROOT);
        boolean arm = architecture.equals("aarch64") || architecture.equals("arm64");
        return "postgres-%s-%s.txz".formatted(system.contains("mac") ? "darwin" : "linux", arm ? "arm_64" : "x86_64");
    }
}
