package org.redress.complaint.casework;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.redress.kit.problem.Problem;
import org.redress.kit.problem.ProblemException;

/**
 * Commits concurrent requests together. Each worker takes what has gathered in its queue and commits it as one transaction; under load
 * groups grow by themselves, without load a request does not wait for others. If the database refuses a group, its units are committed
 * one by one, so that each gets its own answer.
 */
public final class CaseWriter implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(CaseWriter.class);
    private static final int ATTEMPTS = 4;
    private static final Duration RETRY_PAUSE = Duration.ofMillis(10);

    /** What waits longer than this was never begun, and is told to come back. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final CaseRepository ledger;
    private final int groupSize;
    private final List<Worker> workers;
    private volatile boolean open = true;

    /**
     * @param workers how many transactions run side by side
     * @param groupSize the most steps in one transaction, unless one unit has more
     * @param queueSize the most units waiting for a worker
     */
    public CaseWriter(CaseRepository ledger, int workers, int groupSize, int queueSize) {
        this.ledger = ledger;
        this.groupSize = groupSize;
        List<Worker> started = new ArrayList<>(workers);
        for (int i = 0; i < workers; i++) {
            Worker worker = new Worker(new ArrayBlockingQueue<>(queueSize));
            Thread.ofPlatform().name("case-writer-" + i).daemon().start(worker);
            started.add(worker);
        }
        this.workers = List.copyOf(started);
    }

    /**
     * Hands over a request. The answer comes after its commit, on a worker's thread: do not block there.
     *
     * @return fails with {@link ProblemException}, 503 if the database cannot be reached or too much is waiting
     */
    public CompletionStage<BatchResult> submit(CommandBatch commandBatch) {
        Task task = new Task(commandBatch, System.nanoTime(), new CompletableFuture<>());
        Worker worker = workers.get(Math.floorMod(commandBatch.lane().hashCode(), workers.size()));
        if (!open || !worker.queue.offer(task)) {
            task.answer.completeExceptionally(unavailable("Too many requests are waiting."));
        }
        return task.answer;
    }

    /** Finishes what waits, up to ten seconds, and stops. */
    @Override
    public void close() {
        open = false;
        for (Worker worker : workers) {
            try {
                if (!worker.done.await(10, TimeUnit.SECONDS)) {
                    LOG.warn("A case writer did not finish in time");
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private record Task(CommandBatch unit, long since, CompletableFuture<BatchResult> answer) {}

    private final class Worker implements Runnable {

        private final BlockingQueue<Task> queue;
        private final CountDownLatch done = new CountDownLatch(1);

        Worker(BlockingQueue<Task> queue) {
            this.queue = queue;
        }

        @Override
        public void run() {
            List<Task> taken = new ArrayList<>(groupSize);
            while (open || !queue.isEmpty()) {
                try {
                    Task first = queue.poll(200, TimeUnit.MILLISECONDS);
                    if (first != null) {
                        taken.add(first);
                        queue.drainTo(taken, groupSize - 1);
                        serve(taken);
                    }
                } catch (InterruptedException e) {
                    open = false;
                } catch (RuntimeException | Error e) {
                    LOG.error("A case writer failed and goes on", e);
                    taken.forEach(task -> task.answer.completeExceptionally(e));
                } finally {
                    taken.clear();
                }
            }
            done.countDown();
        }

        private void serve(List<Task> taken) {
            List<Task> group = new ArrayList<>(taken.size());
            int steps = 0;
            for (Task task : taken) {
                if (System.nanoTime() - task.since > PATIENCE.toNanos()) {
                    task.answer.completeExceptionally(unavailable("The database is slow to answer."));
                    continue;
                }
                // A unit with an idempotency key, or one that stands or falls as a whole, has a transaction of its own.
                boolean alone = task.unit.keyed() != null || task.unit.together();
                int size = task.unit.steps().size();
                if (!group.isEmpty() && (alone || steps + size > groupSize)) {
                    commit(group);
                    group.clear();
                    steps = 0;
                }
                group.add(task);
                steps += size;
                if (alone) {
                    commit(group);
                    group.clear();
                    steps = 0;
                }
            }
            if (!group.isEmpty()) {
                commit(group);
            }
        }

        private void commit(List<Task> group) {
            try {
                List<BatchResult> answers =
                        attempt(group.stream().map(Task::unit).toList());
                for (int i = 0; i < group.size(); i++) {
                    group.get(i).answer.complete(answers.get(i));
                }
            } catch (ProblemException e) {
                group.forEach(task -> task.answer.completeExceptionally(e));
            } catch (SQLException e) {
                refused(group, e);
            } catch (RuntimeException e) {
                failed(group, e);
            }
        }

        /** A mistake of ours in one request must not reach its neighbours either. */
        private void failed(List<Task> group, RuntimeException cause) {
            if (group.size() > 1) {
                group.forEach(task -> commit(List.of(task)));
            } else {
                LOG.error("A request failed", cause);
                group.getFirst().answer.completeExceptionally(cause);
            }
        }

        private void refused(List<Task> group, SQLException cause) {
            if (Sqlstates.unreachable(cause)) {
                LOG.warnf("The database cannot be reached: %s", cause.getSQLState());
                group.forEach(
                        task -> task.answer.completeExceptionally(unavailable("The database cannot be reached.")));
            } else if (group.size() > 1) {
                LOG.debugf("A group of %d is committed one by one: %s", group.size(), cause.getSQLState());
                group.forEach(task -> commit(List.of(task)));
            } else {
                alone(group.getFirst(), cause);
            }
        }

        /** Nobody else is concerned: the steps of a batch are tried one by one, a single one gets its answer. */
        private void alone(Task task, SQLException cause) {
            CommandBatch commandBatch = task.unit;
            if (commandBatch.steps().size() > 1 && !commandBatch.together() && commandBatch.keyed() == null) {
                List<CommandResult> outcomes =
                        new ArrayList<>(commandBatch.steps().size());
                for (Command command : commandBatch.steps()) {
                    outcomes.add(single(CommandBatch.of(commandBatch.lane(), command, commandBatch.traceparent())));
                }
                task.answer.complete(BatchResult.of(outcomes));
            } else {
                // The message may quote values.
                LOG.warnf("A request was refused by the database: %s", cause.getSQLState());
                task.answer.completeExceptionally(problem(cause));
            }
        }

        private CommandResult single(CommandBatch commandBatch) {
            try {
                return attempt(List.of(commandBatch)).getFirst().outcomes().getFirst();
            } catch (SQLException e) {
                LOG.warnf("An event was refused by the database: %s", e.getSQLState());
                return new CommandResult.Refused(problem(e).problem());
            }
        }

        /** Deadlocks and lost races are tried again with what is known then. */
        private List<BatchResult> attempt(List<CommandBatch> units) throws SQLException {
            int attempt = 1;
            while (true) {
                try {
                    return ledger.commit(units);
                } catch (SQLException e) {
                    if (!Sqlstates.lostRace(e) || attempt == ATTEMPTS) {
                        throw e;
                    }
                    LockSupport.parkNanos(RETRY_PAUSE.toNanos() * attempt);
                    attempt++;
                }
            }
        }
    }

    private static ProblemException problem(SQLException cause) {
        return Sqlstates.dataError(cause)
                ? Problem.invalidRequest("The database refuses the values.").exception()
                : unavailable("The case is locked or the database refuses to write.");
    }

    private static ProblemException unavailable(@Nullable String detail) {
        return Problem.of(503, "unavailable", "Try again later", detail)
                .header("Retry-After", "1")
                .exception();
    }
}
