package org.redress.importer;

import java.io.Console;
import java.io.PrintStream;
import java.lang.reflect.Method;
import java.time.Duration;
import java.util.Locale;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/** Progress for the person who waits: a bar on a terminal, a line every few seconds elsewhere. */
abstract sealed class Screen implements AutoCloseable {

    private static final int BAR_WIDTH = 110;

    /** The right kind for where the output goes. */
    static Screen of(PrintStream out) {
        return terminal() ? new Bar(out) : new Lines(out);
    }

    /** Since JDK 22 there is a console even where there is no terminal; it tells so by a method that JDK 21 lacks. */
    @SuppressWarnings("SystemConsoleNull")
    private static boolean terminal() {
        Console console = System.console();
        if (console == null || "dumb".equals(System.getenv("TERM"))) {
            return false;
        }
        try {
            Method isTerminal = Console.class.getMethod("isTerminal");
            return Boolean.TRUE.equals(isTerminal.invoke(console));
        } catch (ReflectiveOperationException before22) {
            return true;
        }
    }

    /** @param rows of the file, {@code done} of them by an earlier run */
    abstract void start(String name, long rows, long done);

    /** Called about once a second. */
    abstract void show(long confirmedRows);

    @Override
    public abstract void close();

    private static final class Bar extends Screen {
        private final PrintStream out;
        private @Nullable ProgressBar bar;

        private Bar(PrintStream out) {
            this.out = out;
        }

        @Override
        void start(String name, long rows, long done) {
            bar = new ProgressBarBuilder()
                    .setTaskName(name)
                    .setInitialMax(rows)
                    .startsFrom(done, Duration.ZERO)
                    .setUnit(" rows", 1)
                    .setStyle(ProgressBarStyle.ASCII)
                    .showSpeed()
                    .setUpdateIntervalMillis(500)
                    .setConsumer(new ConsoleProgressBarConsumer(out, BAR_WIDTH))
                    .build();
        }

        @Override
        void show(long confirmedRows) {
            if (bar != null) {
                bar.stepTo(confirmedRows);
            }
        }

        @Override
        public void close() {
            if (bar != null) {
                bar.close();
            }
        }
    }

    private static final class Lines extends Screen {
        private static final long EVERY_NANOS = Duration.ofSeconds(5).toNanos();

        private final PrintStream out;
        private String name = "";
        private long rows;
        private long done;
        private long started;
        private long printed;

        private Lines(PrintStream out) {
            this.out = out;
        }

        @Override
        void start(String taskName, long allRows, long doneBefore) {
            this.name = taskName;
            this.rows = allRows;
            this.done = doneBefore;
            this.started = System.nanoTime();
            this.printed = started;
        }

        @Override
        void show(long confirmedRows) {
            long now = System.nanoTime();
            if (now - printed < EVERY_NANOS) {
                return;
            }
            printed = now;
            double rate = (confirmedRows - done) * 1e9 / (now - started);
            String left = rate > 0
                    ? String.format(Locale.ROOT, "%,.0f rows/s, %,.0f s left", rate, (rows - confirmedRows) / rate)
                    : "waiting";
            out.println(String.format(
                    Locale.ROOT,
                    "%s: %,d of %,d rows (%d %%), %s",
                    name,
                    confirmedRows,
                    rows,
                    100 * confirmedRows / Math.max(rows, 1),
                    left));
        }

        @Override
        public void close() {
            out.flush();
        }
    }
}
