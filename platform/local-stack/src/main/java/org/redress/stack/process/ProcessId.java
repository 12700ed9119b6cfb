package org.redress.stack.process;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A process that can be recognised later: a pid alone may have been given to somebody else meanwhile.
 *
 * @param pid the operating system's number
 * @param startedAt when the operating system says it started
 */
public record ProcessId(long pid, Instant startedAt) {

    /** The clock of the kernel and ours may be set apart by a step of NTP; a pid is not given out twice that fast. */
    private static final Duration TOLERANCE = Duration.ofSeconds(2);

    /** The identity of a running process; empty if it has just ended. */
    public static Optional<ProcessId> of(ProcessHandle handle) {
        return handle.info().startInstant().map(start -> new ProcessId(handle.pid(), start));
    }

    /** The process itself, if it still runs. */
    public Optional<ProcessHandle> running() {
        return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).filter(handle -> handle.info()
                .startInstant()
                .map(start -> Duration.between(start, startedAt).abs().compareTo(TOLERANCE) <= 0)
                .orElse(false));
    }
}
