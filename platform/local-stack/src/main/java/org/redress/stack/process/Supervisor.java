package org.redress.stack.process;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.redress.stack.process.StackState.Phase;
import org.redress.stack.process.StackState.Status;

/**
 * Keeps a set of processes alive: starts each when what it needs is ready, restarts what dies (after 1, 2, 4 … 30 s), and ends them
 * in the reverse order. Gives up only while starting: when a service dies three times, or stays mute for too long, before it was
 * ready once.
 */
public final class Supervisor {

    private final RunFolder folder;
    private final ProcessId self;
    private final int portBase;
    private final Clock clock;
    private final Instant startedAt;
    private final List<Keeper> keepers;

    private Phase phase = Phase.STARTING;
    private @Nullable String failure;
    private boolean stopping;

    /**
     * Nothing runs before {@link #start()}.
     *
     * @param logs folder of the services' logs, one file each; must exist
     * @param startLimit how long a service may stay mute after its first start
     */
    public Supervisor(
            List<ServiceSpec> specs, RunFolder folder, Path logs, int portBase, Clock clock, Duration startLimit) {
        this.folder = folder;
        this.portBase = portBase;
        this.clock = clock;
        this.startedAt = clock.instant();
        this.self = ProcessId.of(ProcessHandle.current())
                .orElseThrow(() -> new IllegalStateException("The operating system does not tell process start times"));
        this.keepers = specs.stream()
                .map(spec -> new Keeper(spec, this, logs.resolve(spec.name() + ".log"), clock, startLimit))
                .toList();
    }

    /** Starts every service; returns at once. */
    public void start() {
        publish();
        for (Keeper keeper : keepers) {
            Thread.ofPlatform()
                    .name("keep " + keeper.spec().name())
                    .daemon(true)
                    .start(keeper);
        }
    }

    /** Ends every service, those first that others do not need, and returns when nothing runs any more. May be called twice. */
    public void stop() {
        synchronized (this) {
            stopping = true;
            if (phase == Phase.STARTING || phase == Phase.RUNNING) {
                phase = Phase.STOPPING;
            }
            publish();
            notifyAll();
        }
        awaitEnd();
    }

    /** Waits until every service has ended, because of {@link #stop()} or because the start was given up. */
    public void awaitEnd() {
        boolean ended = false;
        while (!ended) {
            ended = await(this::allEnded, Duration.ofSeconds(1));
        }
        synchronized (this) {
            if (phase == Phase.STOPPING) {
                phase = Phase.STOPPED;
            }
            publish();
        }
    }

    /** What stands in {@code stack.json} now. */
    public synchronized StackState state() {
        return new StackState(
                self,
                portBase,
                startedAt,
                phase,
                failure,
                keepers.stream().map(Keeper::state).toList());
    }

    // ---- for the keepers -------------------------------------------------------------------------------------------

    synchronized boolean stopping() {
        return stopping;
    }

    synchronized boolean mayStart(ServiceSpec spec) {
        return spec.needs().stream().allMatch(name -> status(name) == Status.READY)
                && keepers.stream()
                        .filter(keeper -> spec.yieldsTo().contains(keeper.spec().name()))
                        .allMatch(Keeper::wasReady);
    }

    synchronized boolean dependentsEnded(ServiceSpec spec) {
        return keepers.stream()
                .filter(keeper -> keeper.spec().needs().contains(spec.name()))
                .allMatch(Keeper::ended);
    }

    /** Called after any change of a keeper: wakes whoever waits for it, and tells the other commands. */
    synchronized void changed() {
        if (phase == Phase.STARTING && keepers.stream().allMatch(Keeper::wasReady)) {
            phase = Phase.RUNNING;
        }
        publish();
        notifyAll();
    }

    synchronized void giveUp(String reason) {
        if (phase == Phase.STARTING) {
            phase = Phase.FAILED;
            failure = reason;
            stopping = true;
            changed();
        }
    }

    /** Waits until the condition holds; conditions are looked at after every change and ten times a second. */
    @SuppressWarnings("SynchronizeOnNonFinalField")
    boolean await(BooleanSupplier condition, Duration limit) {
        long end = System.nanoTime() + limit.toNanos();
        synchronized (this) {
            while (!condition.getAsBoolean()) {
                long left = (end - System.nanoTime()) / 1_000_000;
                if (left <= 0) {
                    return false;
                }
                try {
                    wait(Math.min(left, 100));
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    return condition.getAsBoolean();
                }
            }
            return true;
        }
    }

    void say(String line) {
        System.out.println(clock.instant() + " " + line);
    }

    private Status status(String name) {
        return keepers.stream()
                .filter(keeper -> keeper.spec().name().equals(name))
                .map(keeper -> keeper.state().status())
                .findFirst()
                .orElse(Status.READY); // not part of this stack: somebody else provides it
    }

    private boolean allEnded() {
        return keepers.stream().allMatch(Keeper::ended);
    }

    private void publish() {
        folder.write(state());
    }
}
