package org.redress.kpi.gauge;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.redress.kpi.query.AnswerKpis;
import org.redress.kpi.query.Figure;

/** Registers the gauges and computes them on a thread of their own. What is not known is NaN, never 0. */
@ApplicationScoped
public class FigureGauges {

    private static final Logger LOG = Logger.getLogger(FigureGauges.class);

    private final AnswerKpis answers;
    private final PastDue pastDue;
    private final GaugeConfig config;
    private final Clock clock;
    private final MeterRegistry metrics;
    private final MultiGauge shares;
    private final MultiGauge deadlines;
    private final MultiGauge late;
    private final AtomicReference<@Nullable MainFigures> last = new AtomicReference<>();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            task -> Thread.ofPlatform().daemon().name("kpi-gauges").unstarted(task));

    private @Nullable ScheduledFuture<?> computing;

    FigureGauges(AnswerKpis answers, PastDue pastDue, GaugeConfig config, Clock clock, MeterRegistry metrics) {
        this.answers = answers;
        this.pastDue = pastDue;
        this.config = config;
        this.clock = clock;
        this.metrics = metrics;
        this.shares = byClock("kpi.sla.share.30d", "Share of the clocks due in the last 30 days that were met");
        this.deadlines = byClock("kpi.sla.deadlines.30d", "Clocks due in the last 30 days: n of the share");
        this.late = byClock("kpi.clocks.past.due", "Clocks that run past their deadline now");
    }

    /** Begins; once, when the service has started. */
    public void start() {
        if (config.every().isZero()) {
            return;
        }
        gauge("kpi.complaints.open", "Complaints that are not closed", figures -> figures.backlog()
                .open());
        gauge("kpi.complaints.unresolved", "Complaints without a resolution", figures -> figures.backlog()
                .unresolved());
        gauge("kpi.intake.today", "Complaints received since midnight", MainFigures::intakeToday);
        gauge("kpi.nps.30d", "Net Promoter Score of the last 30 days", figures -> {
            Double score = figures.nps().score();
            return score == null ? Double.NaN : score;
        });
        gauge("kpi.nps.answers.30d", "Answers in it", figures -> figures.nps().n());
        gauge(
                "kpi.figures.age.seconds",
                "Since these gauges were computed",
                figures -> Duration.between(figures.at(), clock.instant()).toMillis() / 1000.0);
        long millis = config.every().toMillis();
        computing = timer.scheduleWithFixedDelay(this::compute, 0, millis, TimeUnit.MILLISECONDS);
    }

    @PreDestroy
    void stop() {
        if (computing != null) {
            computing.cancel(false);
        }
        timer.shutdownNow();
    }

    private void compute() {
        try {
            MainFigures figures = MainFigures.at(clock.instant(), config.zone(), answers, pastDue);
            Set<String> clocks = withGauges(figures);
            shares.register(rows(clocks, figures.sla(), sla -> sla.share() == null ? Double.NaN : sla.share()), true);
            deadlines.register(rows(clocks, figures.sla(), Figure.Sla::n), true);
            late.register(rows(clocks, figures.pastDue(), Long::doubleValue), true);
            last.set(figures);
        } catch (SQLException | RuntimeException e) {
            LOG.debugf("The gauges cannot be computed now: %s", e.getMessage());
        }
    }

    /** The clocks with most deadlines, and after them those with most that are past due. */
    private Set<String> withGauges(MainFigures figures) {
        Comparator<String> most = Comparator.<String>comparingLong(clock -> -deadlines(figures, clock))
                .thenComparingLong(clock -> -figures.pastDue().getOrDefault(clock, 0L))
                .thenComparing(Comparator.naturalOrder());
        return Stream.concat(figures.sla().keySet().stream(), figures.pastDue().keySet().stream())
                .distinct()
                .sorted(most)
                .limit(config.clocks())
                .collect(Collectors.toUnmodifiableSet());
    }

    private static long deadlines(MainFigures figures, String clock) {
        Figure.Sla sla = figures.sla().get(clock);
        return sla == null ? 0 : sla.n();
    }

    private static <T> List<MultiGauge.Row<?>> rows(
            Set<String> clocks, Map<String, T> values, ToDoubleFunction<T> value) {
        return values.entrySet().stream()
                .filter(entry -> clocks.contains(entry.getKey()))
                .<MultiGauge.Row<?>>map(entry ->
                        MultiGauge.Row.of(Tags.of("clock", entry.getKey()), value.applyAsDouble(entry.getValue())))
                .toList();
    }

    private MultiGauge byClock(String name, String description) {
        return MultiGauge.builder(name).description(description).register(metrics);
    }

    private void gauge(String name, String description, ToDoubleFunction<MainFigures> value) {
        Gauge.builder(name, last, holder -> {
                    MainFigures figures = holder.get();
                    return figures == null ? Double.NaN : value.applyAsDouble(figures);
                })
                .description(description)
                .register(metrics);
    }
}
