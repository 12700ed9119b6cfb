package org.redress.kpi.rebuild;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.redress.kit.Uuids;
import org.redress.kpi.fact.CaseLife;
import org.redress.kpi.fact.ClockRun;
import org.redress.kpi.fact.SheetFact;
import org.redress.kpi.fact.Sheets;
import org.redress.kpi.live.ChangeFeed;
import org.redress.kpi.projection.FactUpdate;

/** Runs rebuilds in the background, one at a time. */
@ApplicationScoped
public class Rebuild {

    private static final Logger LOG = Logger.getLogger(Rebuild.class);

    /** As many complaints are merged in memory before they are stored; what it takes is bounded, however long the topics are. */
    private static final int LIVES_IN_MEMORY = 25_000;

    private final Shadow.Opening shadows;
    private final EventSource source;
    private final ChangeFeed changes;
    private final Clock clock;
    private final ExecutorService runner = Executors.newSingleThreadExecutor(
            task -> Thread.ofPlatform().name("kpi-rebuild").unstarted(task));

    Rebuild(Shadow.Opening shadows, EventSource source, ChangeFeed changes, Clock clock) {
        this.shadows = shadows;
        this.source = source;
        this.changes = changes;
        this.clock = clock;
    }

    /**
     * Begins a rebuild; it goes on in the background.
     *
     * @return absent if another one runs
     */
    public Optional<RebuildReport> start(String requestedBy) throws SQLException {
        RebuildReport report =
                new RebuildReport(Uuids.next(), "running", requestedBy, clock.instant(), null, 0, 0, null, false, null);
        Optional<Shadow> shadow = shadows.open(report);
        shadow.ifPresent(opened -> runner.execute(() -> run(report, opened)));
        return shadow.map(opened -> report);
    }

    /** The last rebuild, running or not. */
    public Optional<RebuildReport> last() throws SQLException {
        return shadows.last();
    }

    @PreDestroy
    void stop() {
        runner.shutdownNow();
    }

    private void run(RebuildReport begun, Shadow shadow) {
        try (shadow) {
            try {
                RebuildReport report = rebuild(begun, shadow);
                LOG.infof(
                        "Rebuild %s: %d events, %s, swapped: %s",
                        report.id(), report.events(), report.differences(), report.swapped());
                changes.changed();
            } catch (SQLException | RuntimeException e) {
                LOG.errorf(e, "Rebuild %s failed", begun.id());
                shadow.fail(begun.finished(
                        "failed", clock.instant(), null, false, e.getClass().getSimpleName()));
            }
        } catch (SQLException e) {
            LOG.errorf(e, "Rebuild %s failed, and that could not be noted", begun.id());
        }
    }

    private RebuildReport rebuild(RebuildReport begun, Shadow shadow) throws SQLException {
        String incomplete = source.incomplete(shadow.begunAt());
        EventSource.Summary read;
        try (Storing storing = new Storing(shadow)) {
            Merging merging = new Merging(storing);
            read = source.read(shadow.begunAt(), merging::accept);
            merging.store();
            storing.await();
        }
        shadow.computeCells();
        RebuildReport report = begun.read(read.events(), read.unreadable());
        return shadow.finish(report, incomplete, source, clock.instant());
    }

    /** Stores what is merged while the next events are read: the one waits for the database, the other computes. */
    private static final class Storing implements AutoCloseable {

        private final Shadow shadow;
        private final ExecutorService thread = Executors.newSingleThreadExecutor(
                task -> Thread.ofPlatform().name("kpi-rebuild-storing").unstarted(task));
        private @Nullable Future<@Nullable Void> underWay;

        Storing(Shadow shadow) {
            this.shadow = shadow;
        }

        void store(Collection<CaseLife> lives, Collection<SheetFact> sheets) throws SQLException {
            await();
            underWay = thread.submit(() -> {
                shadow.merge(lives, sheets);
                return null;
            });
        }

        /** Waits until everything is stored; what went wrong there goes wrong here. */
        void await() throws SQLException {
            Future<@Nullable Void> waitedFor = underWay;
            underWay = null;
            if (waitedFor == null) {
                return;
            }
            try {
                waitedFor.get();
            } catch (ExecutionException e) {
                if (e.getCause() instanceof SQLException cause) {
                    throw cause;
                }
                throw new IllegalStateException("Storing failed", e.getCause());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("The rebuild was stopped", e);
            }
        }

        @Override
        public void close() {
            thread.close();
        }
    }

    /** Merges updates in memory, and stores what is merged when it is much. */
    private static final class Merging {

        private final Storing storing;
        private Map<UUID, CaseLife> lives = new HashMap<>();
        private Sheets sheets = new Sheets(List.of());

        Merging(Storing storing) {
            this.storing = storing;
        }

        void accept(List<FactUpdate> updates) throws SQLException {
            for (FactUpdate update : updates) {
                switch (update) {
                    case FactUpdate.OfCase ofCase -> merge(ofCase);
                    case FactUpdate.OfSheet ofSheet -> sheets.merge(ofSheet.sheet());
                }
            }
            if (lives.size() + sheets.all().size() >= LIVES_IN_MEMORY) {
                store();
            }
        }

        private void merge(FactUpdate.OfCase update) {
            CaseLife life = lives.computeIfAbsent(
                    update.fact().complaint(), absent -> new CaseLife(CaseLife.NEW, update.fact(), List.of()));
            life.merge(update.fact());
            for (ClockRun clock : update.clocks()) {
                life.merge(clock);
            }
        }

        void store() throws SQLException {
            List<CaseLife> sorted = new ArrayList<>(lives.values());
            // Neighbours in the index one after the other.
            sorted.sort(Comparator.comparing(life -> life.fact().complaint()));
            storing.store(sorted, sheets.all());
            lives = new HashMap<>();
            sheets = new Sheets(List.of());
        }
    }
}
