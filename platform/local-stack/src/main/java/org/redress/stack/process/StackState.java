package org.redress.stack.process;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a supervisor tells the other commands, in {@code data/run/stack.json}.
 *
 * @param supervisor the process that keeps the others alive
 * @param portBase the port the stack's ports are counted from
 * @param startedAt when the supervisor began
 * @param phase where the stack as a whole stands
 * @param failure why the start was given up; one line
 * @param services in the order they were declared
 */
public record StackState(
        ProcessId supervisor,
        int portBase,
        Instant startedAt,
        Phase phase,
        @Nullable String failure,
        List<Service> services) {

    /** The state of one service by name. */
    public Optional<Service> service(String name) {
        return services.stream().filter(service -> service.name().equals(name)).findFirst();
    }

    /** Where the stack as a whole stands. */
    public enum Phase {
        /** Not every service was ready yet. */
        STARTING,
        /** Every service was ready once; what dies is restarted. */
        RUNNING,
        /** Services are being ended. */
        STOPPING,
        /** A service could not be started at all; the others were ended. */
        FAILED,
        /** Nothing runs any more. */
        STOPPED
    }

    /** Where one service stands. */
    public enum Status {
        /** Others must be ready first. */
        WAITING,
        /** The process runs and does not answer yet. */
        STARTING,
        /** It does its work. */
        READY,
        /** It died and will be started again. */
        RESTARTING,
        /** It was asked to end. */
        STOPPING,
        /** It does not run. */
        STOPPED
    }

    /**
     * One service.
     *
     * @param process absent while it does not run
     * @param since when it got this status
     * @param restarts how often it died and was started again
     * @param detail why it died last, one line
     */
    public record Service(
            String name,
            Status status,
            @Nullable ProcessId process,
            int port,
            String address,
            Instant since,
            int restarts,
            @Nullable String detail) {}
}
