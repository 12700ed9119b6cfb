package org.redress.stack;

import java.nio.file.Path;

/**
 * Where things stand on disk.
 *
 * @param root the repository
 * @param data what survives a restart; {@code data/} in the repository unless {@code REDRESS_DATA} says otherwise
 */
public record Layout(Path root, Path data) {

    public Layout {
        root = root.toAbsolutePath().normalize();
        data = data.toAbsolutePath().normalize();
    }

    /** Which processes run, and the supervisor's lock. */
    public Path run() {
        return data.resolve("run");
    }

    /** One log per service. */
    public Path logs() {
        return data.resolve("log");
    }

    /** Passwords and keys, readable by their owner only. */
    public Path secrets() {
        return data.resolve("secrets");
    }

    /**
     * Programs unpacked on the first start. They belong to the build, not to the data, and serve every stack that is started from it; may be
     * deleted.
     */
    public Path programs() {
        return root.resolve("target/programs");
    }

    /** What the JVM keeps of the classes that each process loads; may be deleted. */
    public Path classArchives() {
        return programs().resolve("class-archives");
    }

    /** PostgreSQL's data. */
    public Path postgres() {
        return data.resolve("postgres");
    }

    /** The broker's data and settings. */
    public Path kafka() {
        return data.resolve("kafka");
    }

    /** Mails the services sent, one file each. */
    public Path mail() {
        return data.resolve("mail");
    }

    /** Says that the demo data was posted. */
    public Path demoMark() {
        return data.resolve("demo-data-posted");
    }

    /** The classpath of the launcher and the broker. */
    public String classpath() {
        Path target = root.resolve("platform/local-stack/target");
        return target.resolve("redress-local-stack.jar") + java.io.File.pathSeparator + target.resolve("lib") + "/*";
    }

    /** A service as its build left it. */
    public Path application(String module) {
        return root.resolve(module).resolve("target/quarkus-app");
    }
}
