package org.redress.stack.process;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A process the stack keeps alive.
 *
 * @param name what people call it, for example {@code complaint-service}; also the name of its log
 * @param port the port it is known by
 * @param address where it is reached, for people
 * @param preparation work before every start of the process, for example first-run set-up or clearing what a crash left
 * @param command program and arguments
 * @param environment variables added to those of the supervisor
 * @param directory working directory; must exist
 * @param readiness when it does its work
 * @param afterReady work once it is ready, before others that need it start, for example creating databases
 * @param needs names of the services that must be ready before it starts, and that are stopped after it
 * @param yieldsTo names of services that get the processors first: its first start waits until they were ready once
 * @param stopSignal the signal that asks it to end
 * @param stopWithin how long it may take to end before it is killed
 */
public record ServiceSpec(
        String name,
        int port,
        String address,
        Step preparation,
        List<String> command,
        Map<String, String> environment,
        Path directory,
        Readiness readiness,
        Step afterReady,
        Set<String> needs,
        Set<String> yieldsTo,
        StopSignal stopSignal,
        Duration stopWithin) {

    /** Nothing to do. */
    public static final Step NOTHING = () -> {};

    public ServiceSpec {
        command = List.copyOf(command);
        environment = Map.copyOf(environment);
        needs = Set.copyOf(needs);
        yieldsTo = Set.copyOf(yieldsTo);
    }

    /** A step that may fail; a failure counts like a process that died. */
    @FunctionalInterface
    public interface Step {
        /** Does the work. */
        void run() throws Exception;
    }

    /** Signals a service may want for a clean end. */
    public enum StopSignal {
        /** The usual one. */
        TERM,
        /** PostgreSQL's "fast" shutdown: ends sessions, loses nothing. */
        INT
    }
}
