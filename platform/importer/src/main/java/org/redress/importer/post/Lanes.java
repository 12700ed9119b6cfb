package org.redress.importer.post;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.redress.importer.ImportFailedException;
import org.redress.importer.mapping.IntakeEvent;

/**
 * Several connections, each with one batch under way at a time. Events of one case share a lane, so their order holds. The reader
 * waits when a lane is full: memory stays bounded however large the file.
 */
public final class Lanes implements AutoCloseable {

    private static final long CHECK_MILLIS = 200;

    private final Intake intake;
    private final int batchSize;
    private final Listener listener;
    private final List<Lane> lanes = new ArrayList<>();
    private final AtomicReference<@Nullable RuntimeException> failure = new AtomicReference<>();
    private volatile boolean reading = true;

    /** Told of every answer, from any lane. */
    public interface Listener {

        /** One event was answered; with the reason if it was refused. */
        void answered(Posted posted, Answer.@Nullable Refusal refusal);

        /** A whole batch was answered. */
        void counted(Answer answer);
    }

    /** An event and the row it belongs to. */
    public record Posted(IntakeEvent event, Confirmations.Ticket ticket) {}

    /** Opens the lanes. */
    public Lanes(Intake intake, int parallel, int batchSize, Listener listener) {
        this.intake = intake;
        this.batchSize = batchSize;
        this.listener = listener;
        for (int i = 0; i < parallel; i++) {
            lanes.add(new Lane(i));
        }
    }

    /**
     * Hands over an event; waits while its lane is full.
     *
     * @throws ImportFailedException if a lane has failed
     */
    public void put(Posted posted) throws InterruptedException {
        Lane lane = lanes.get(Math.floorMod(posted.event().order().hashCode(), lanes.size()));
        while (!lane.queue.offer(posted, CHECK_MILLIS, TimeUnit.MILLISECONDS)) {
            check();
        }
        check();
    }

    /** Waits until everything handed over is answered. */
    public void finish() throws InterruptedException {
        reading = false;
        for (Lane lane : lanes) {
            lane.thread.join();
        }
        check();
    }

    private void check() {
        RuntimeException cause = failure.get();
        if (cause != null) {
            throw cause;
        }
    }

    /** Ends the lanes, whatever still waits in them. */
    @Override
    public void close() {
        reading = false;
        lanes.forEach(lane -> lane.thread.interrupt());
    }

    private final class Lane {
        private final BlockingQueue<Posted> queue = new LinkedBlockingQueue<>(2 * batchSize);
        private final Thread thread;

        private Lane(int number) {
            this.thread = Thread.ofPlatform().name("lane-" + number).daemon().start(this::run);
        }

        private void run() {
            try {
                List<Posted> batch = new ArrayList<>(batchSize);
                while (failure.get() == null && fill(batch)) {
                    post(batch);
                    batch.clear();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } catch (RuntimeException e) {
                failure.compareAndSet(null, e);
            }
        }

        /** Fills a batch, as full as it gets before the end of the file; false at the end. */
        private boolean fill(List<Posted> batch) throws InterruptedException {
            while (batch.size() < batchSize && failure.get() == null) {
                boolean last = !reading;
                Posted next = queue.poll(last ? 0 : CHECK_MILLIS, TimeUnit.MILLISECONDS);
                if (next != null) {
                    batch.add(next);
                } else if (last) {
                    break;
                }
            }
            return !batch.isEmpty();
        }

        private void post(List<Posted> batch) throws InterruptedException {
            Answer answer = intake.post(batch.stream().map(Posted::event).toList());
            Answer.@Nullable Refusal[] refusals = new Answer.Refusal[batch.size()];
            answer.refusals().forEach(refusal -> refusals[refusal.index()] = refusal);
            for (int i = 0; i < batch.size(); i++) {
                listener.answered(batch.get(i), refusals[i]);
            }
            listener.counted(answer);
        }
    }
}
