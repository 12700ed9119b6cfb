package org.redress.stack.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.redress.stack.process.StackState.Status;

/** Keeps one service alive; runs on a thread of its own until the supervisor stops. */
final class Keeper implements Runnable {

    private static final int ATTEMPTS_BEFORE_READY = 3;
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);
    private static final Duration STEADY = Duration.ofSeconds(60);
    private static final long LOG_LIMIT = 20L << 20;

    private final ServiceSpec spec;
    private final Supervisor supervisor;
    private final Path log;
    private final Clock clock;
    private final Duration startLimit;

    // Guarded by the supervisor's monitor.
    private Status status = Status.WAITING;
    private Instant since;
    private @Nullable Process process;
    private @Nullable ProcessId id;
    private int restarts;
    private @Nullable String detail;
    private boolean wasReady;
    private boolean ended;

    private int failuresInRow;

    Keeper(ServiceSpec spec, Supervisor supervisor, Path log, Clock clock, Duration startLimit) {
        this.spec = spec;
        this.supervisor = supervisor;
        this.log = log;
        this.clock = clock;
        this.startLimit = startLimit;
        this.since = clock.instant();
    }

    ServiceSpec spec() {
        return spec;
    }

    boolean wasReady() {
        return wasReady;
    }

    boolean ended() {
        return ended;
    }

    StackState.Service state() {
        return new StackState.Service(spec.name(), status, id, spec.port(), spec.address(), since, restarts, detail);
    }

    @Override
    public void run() {
        try {
            keepAlive();
        } finally {
            end();
        }
    }

    private void keepAlive() {
        while (true) {
            while (!supervisor.await(() -> supervisor.stopping() || supervisor.mayStart(spec), STEADY)) {
                // keeps waiting for what it needs
            }
            if (supervisor.stopping()) {
                return;
            }
            long begun = System.nanoTime();
            String death = runOnce();
            if (supervisor.stopping()) {
                return;
            }
            if (System.nanoTime() - begun > STEADY.toNanos()) {
                failuresInRow = 0;
            }
            failuresInRow++;
            supervisor.say(spec.name() + " " + death);
            if (!wasReady && failuresInRow >= ATTEMPTS_BEFORE_READY) {
                supervisor.giveUp(spec.name() + " " + death + "; see " + log);
                return;
            }
            move(Status.RESTARTING, null, death);
            Duration pause = Duration.ofSeconds(1L << Math.min(failuresInRow - 1, 5));
            if (supervisor.await(supervisor::stopping, pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause)) {
                return;
            }
            synchronized (supervisor) {
                restarts++;
            }
        }
    }

    /** One life of the process, from its preparation to its death; what it died of, in words that follow its name. */
    private String runOnce() {
        try {
            move(Status.STARTING, null, detail);
            spec.preparation().run();
            if (supervisor.stopping()) {
                return "stopped";
            }
            Process started = launch();
            if (!becomesReady(started)) {
                return started.isAlive() ? mute(started.toHandle()) : died(started);
            }
            spec.afterReady().run();
            synchronized (supervisor) {
                wasReady = true;
            }
            move(Status.READY, started, null);
            supervisor.say(spec.name() + " is ready");
            while (!supervisor.await(() -> supervisor.stopping() || !started.isAlive(), STEADY)) {
                // lives on
            }
            return supervisor.stopping() ? "stopped" : died(started);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "was interrupted";
        } catch (Exception e) {
            endProcess();
            return "could not be started: " + firstLine(e);
        }
    }

    private Process launch() throws IOException {
        rotateLog();
        ProcessBuilder builder = new ProcessBuilder(spec.command())
                .directory(spec.directory().toFile())
                .redirectErrorStream(true)
                .redirectInput(ProcessBuilder.Redirect.from(new java.io.File("/dev/null")))
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().putAll(spec.environment());
        Process started = builder.start();
        move(Status.STARTING, started, detail);
        return started;
    }

    private boolean becomesReady(Process started) throws InterruptedException {
        long limit = System.nanoTime() + startLimit.toNanos();
        while (started.isAlive() && !supervisor.stopping() && System.nanoTime() < limit) {
            if (spec.readiness().ready()) {
                return started.isAlive();
            }
            supervisor.await(() -> supervisor.stopping() || !started.isAlive(), Duration.ofMillis(100));
        }
        return false;
    }

    private String mute(ProcessHandle handle) {
        if (supervisor.stopping()) {
            return "stopped";
        }
        Signals.end(handle, spec.stopSignal(), spec.stopWithin());
        return "did not answer within " + startLimit.toSeconds() + " s";
    }

    private static String died(Process started) throws InterruptedException {
        int code = started.waitFor();
        return code > 128 ? "was killed by signal " + (code - 128) : "ended with exit code " + code;
    }

    private void end() {
        while (!supervisor.await(() -> supervisor.stopping() && supervisor.dependentsEnded(spec), STEADY)) {
            // those that need it go first
        }
        endProcess();
        synchronized (supervisor) {
            ended = true;
        }
        move(Status.STOPPED, null, detail);
    }

    private void endProcess() {
        Process running = process;
        if (running == null || !running.isAlive()) {
            return;
        }
        move(Status.STOPPING, running, detail);
        boolean itself = Signals.end(running.toHandle(), spec.stopSignal(), spec.stopWithin());
        supervisor.say(spec.name()
                + (itself
                        ? " ended"
                        : " was killed: it did not end within "
                                + spec.stopWithin().toSeconds() + " s"));
    }

    private void move(Status next, @Nullable Process runs, @Nullable String why) {
        synchronized (supervisor) {
            if (status != next) {
                status = next;
                since = clock.instant();
            }
            process = runs;
            id = runs == null ? null : ProcessId.of(runs.toHandle()).orElse(null);
            detail = why;
            supervisor.changed();
        }
    }

    private void rotateLog() throws IOException {
        if (Files.exists(log) && Files.size(log) > LOG_LIMIT) {
            Files.move(log, log.resolveSibling(log.getFileName() + ".1"), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static String firstLine(Exception e) {
        String message = e.getMessage();
        return message == null
                ? e.getClass().getSimpleName()
                : message.lines().findFirst().orElse("");
    }
}
