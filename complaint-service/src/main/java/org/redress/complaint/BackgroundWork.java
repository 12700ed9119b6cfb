package org.redress.complaint;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.SQLException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jboss.logging.Logger;
import org.redress.complaint.caselist.CaseFiles;
import org.redress.complaint.casework.CaseMetrics;
import org.redress.complaint.casework.CaseRepository;
import org.redress.complaint.sweep.ClockWitness;
import org.redress.complaint.sweep.Sweeper;

/** Starts what runs by itself, and ends it before the pools go. */
@ApplicationScoped
class BackgroundWork {

    private static final Logger LOG = Logger.getLogger(BackgroundWork.class);

    private final SweepConfig config;
    private final Sweeper sweeper;
    private final CaseFiles files;
    private final MultiGauge open;
    private final AtomicLong atRisk = new AtomicLong();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("open-cases").factory());

    BackgroundWork(
            SweepConfig config,
            CaseRepository ledger,
            CaseMetrics metrics,
            ClockWitness witness,
            CaseFiles files,
            MeterRegistry registry) {
        this.config = config;
        this.sweeper = new Sweeper(ledger, metrics, witness, config.interval());
        this.files = files;
        this.open =
                MultiGauge.builder("complaints_open").description("Open cases").register(registry);
        registry.gauge("complaints_at_risk", atRisk);
        Gauge.builder(
                        "complaints_sweep_clock_difference_seconds",
                        witness,
                        seen -> seen.difference().toMillis() / 1000.0)
                .description("How far the clock of this process is ahead of the database's")
                .register(registry);
        Gauge.builder("complaints_sweep_standing_aside", witness, seen -> seen.agreed() ? 0 : 1)
                .description("1 while this instance judges no deadlines, because the clocks differ too much")
                .register(registry);
    }

    void start(@Observes StartupEvent event) {
        if (config.enabled()) {
            sweeper.start(config.workers());
        }
        long pause = config.gaugeInterval().toMillis();
        var unused = timer.scheduleWithFixedDelay(this::count, 0, pause, TimeUnit.MILLISECONDS);
    }

    void stop(@Observes ShutdownEvent event) {
        timer.shutdownNow();
        if (config.enabled()) {
            sweeper.close();
        }
    }

    private void count() {
        try {
            CaseFiles.OpenCounts counts = files.openCounts();
            open.register(
                    counts.byPriority().entrySet().stream()
                            .map(entry -> MultiGauge.Row.of(Tags.of("priority", entry.getKey()), entry.getValue()))
                            .toList(),
                    true);
            atRisk.set(counts.atRisk());
        } catch (SQLException | RuntimeException e) {
            LOG.warnf("Open cases were not counted: %s", e.getClass().getSimpleName());
        }
    }
}
