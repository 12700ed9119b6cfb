package org.redress.kpi.rebuild;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jboss.logging.Logger;
import org.redress.kit.Uuids;
import org.redress.kpi.live.ChangeFeed;

/** Runs rebuilds in the background, one at a time. */
@ApplicationScoped
public class Rebuild {

    private static final Logger LOG = Logger.getLogger(Rebuild.class);

    private final Shadow.Opening shadows;
    private final EventSource source;
    private final ChangeFeed changes;
    private final Clock clock;
    private final RebuildConfig config;
    private final ExecutorService runner = Executors.newSingleThreadExecutor(
            task -> Thread.ofPlatform().name("kpi-rebuild").unstarted(task));

    Rebuild(Shadow.Opening shadows, EventSource source, ChangeFeed changes, Clock clock, RebuildConfig config) {
        this.shadows = shadows;
        this.source = source;
        this.changes = changes;
        this.clock = clock;
        this.config = config;
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
        Filling tables = shadow.tables();
        String incomplete = source.incomplete(tables.begunAt());
        EventSource.Summary read = new TopicReplay(source, tables, config.livesInMemory()).run();
        tables.complete();
        RebuildReport report = begun.read(read.events(), read.unreadable());
        return shadow.finish(report, incomplete, source, clock.instant());
    }
}
