package org.redress.notification.delivery;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * A bounded pool of workers for one step: claim, carry out, store the end. They share nothing with consumers or other steps, so a
 * server that hangs costs its own pool and nothing else.
 */
public final class StepWorkers implements AutoCloseable {

    private static final Logger LOG = System.getLogger(StepWorkers.class.getName());

    private static final Duration STOP_WAIT = Duration.ofSeconds(10);

    private final Deliveries deliveries;
    private final StepRunner runner;
    private final DeliveryConfig config;
    private final DeliveryMetrics metrics;
    private final BackOff backOff;
    private final ChannelGate gate;
    private final List<Thread> threads = new ArrayList<>();
    private final Semaphore nudges = new Semaphore(0);
    private volatile boolean stopping;

    /** Workers that are not started yet. */
    public StepWorkers(Deliveries deliveries, StepRunner runner, DeliveryConfig config, DeliveryMetrics metrics) {
        this.deliveries = deliveries;
        this.runner = runner;
        this.config = config;
        this.metrics = metrics;
        this.backOff = new BackOff(config.backOff(), config.jitter(), RandomGenerator.getDefault());
        this.gate = new ChannelGate(config.shortestPause(), config.longestPause());
    }

    /** Starts the pool. */
    public void start() {
        for (int i = 1; i <= config.workers(); i++) {
            threads.add(Thread.ofPlatform()
                    .daemon()
                    .name("delivery-" + runner.step().code() + "-" + i)
                    .start(this::work));
        }
    }

    /** Something may be due: look now. */
    public void nudge() {
        nudges.release(Math.max(0, config.workers() - nudges.availablePermits()));
    }

    /** Lets the workers finish what they hold, for ten seconds in all, and ends them. What is cut off here is due when its lease ends. */
    @Override
    public void close() {
        stopping = true;
        nudge();
        long deadline = System.nanoTime() + STOP_WAIT.toNanos();
        try {
            for (Thread thread : threads) {
                thread.join(Duration.ofNanos(Math.max(1, deadline - System.nanoTime())));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        threads.forEach(Thread::interrupt);
    }

    private void work() {
        while (!stopping) {
            boolean worked = false;
            if (gate.enter(System.nanoTime())) {
                try {
                    worked = workOnce();
                } catch (SQLException | RuntimeException e) {
                    gate.idle();
                    LOG.log(
                            Level.WARNING,
                            "Step {0}: {1}; trying again",
                            runner.step().code(),
                            e.toString());
                }
            }
            if (!worked) {
                rest(config.poll());
            }
        }
    }

    private boolean workOnce() throws SQLException {
        Optional<Bundle> claimed = deliveries.claim(runner.step(), config.lease());
        if (claimed.isEmpty()) {
            gate.idle();
            return false;
        }
        Bundle bundle = claimed.get();
        long begun = System.nanoTime();
        StepResult result = attempt(bundle);
        if (result instanceof StepResult.Retry retry && retry.channelDown()) {
            gate.failed(System.nanoTime());
        } else if (gate.succeeded()) {
            int woken = deliveries.wake(runner.step());
            LOG.log(
                    Level.INFO,
                    "Step {0}: the channel is back, {1} deliveries are due",
                    runner.step().code(),
                    woken);
        }
        store(bundle, result, begun);
        return true;
    }

    private StepResult attempt(Bundle bundle) {
        try {
            return runner.run(bundle);
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "Message " + bundle.id() + " failed unexpectedly", e);
            return new StepResult.Retry("internal: " + e.getClass().getSimpleName(), false);
        }
    }

    private void store(Bundle bundle, StepResult result, long begun) throws SQLException {
        Step next = nextStep(bundle);
        boolean stored;
        String outcome;
        switch (result) {
            case StepResult.Done done -> {
                stored = deliveries.finish(bundle, result, next);
                outcome = next == null ? "delivered" : "sent";
            }
            case StepResult.Suppressed suppressed -> {
                stored = deliveries.finish(bundle, result, null);
                outcome = "suppressed";
            }
            case StepResult.Blocked blocked -> {
                stored = deliveries.finish(bundle, result, null);
                outcome = "blocked";
            }
            case StepResult.Retry retry -> {
                Optional<Duration> delay = backOff.after(bundle.attempts());
                stored = delay.isPresent()
                        ? deliveries.postpone(bundle, retry, delay.get())
                        : deliveries.finish(bundle, new StepResult.Blocked("attempts-exhausted", retry.error()), null);
                outcome = delay.isPresent() ? "retried" : "blocked";
            }
        }
        if (stored) {
            metrics.ended(runner.step(), outcome, bundle.deliveries().size());
            if (result instanceof StepResult.Done) {
                Duration took = Duration.ofNanos(System.nanoTime() - begun);
                bundle.deliveries()
                        .forEach(delivery ->
                                metrics.delivered(runner.step(), delivery.age().plus(took)));
            }
        } else {
            LOG.log(
                    Level.WARNING,
                    "Message {0} was taken over by another worker; its end here is not stored",
                    bundle.id());
        }
    }

    private @Nullable Step nextStep(Bundle bundle) {
        return runner.step() == Step.SEND && bundle.rule().confirmed() ? Step.CONFIRM : null;
    }

    private void rest(Duration atMost) {
        try {
            var unused = nudges.tryAcquire(atMost.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            stopping = true;
        }
    }
}
