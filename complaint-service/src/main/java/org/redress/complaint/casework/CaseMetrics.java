package org.redress.complaint.casework;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import org.redress.complaint.lifecycle.CaseEvent;
import org.redress.complaint.lifecycle.CaseEventKind;
import org.redress.complaint.lifecycle.Complaint;
import org.redress.complaint.sla.ChangedClock;
import org.redress.complaint.sla.ClockEvents;

/** What is counted when it has been committed; names and meanings in the operations manual. */
@Singleton
public final class CaseMetrics {

    private final MeterRegistry registry;
    private final Map<CaseEventKind, Counter> accepted = new ConcurrentHashMap<>();
    private final Map<String, Counter> breached = new ConcurrentHashMap<>();
    private final Counter duplicates;
    private final Counter clamped;
    private final Counter repinned;
    private final Counter erased;
    private final DistributionSummary resolution;
    private final DistributionSummary lateness;
    private final LongAdder met = new LongAdder();
    private final LongAdder missed = new LongAdder();

    CaseMetrics(MeterRegistry registry) {
        this.registry = registry;
        this.duplicates = Counter.builder("complaints_events_duplicates_total")
                .description("Events answered from their natural key")
                .register(registry);
        this.clamped = Counter.builder("complaints_events_clamped_total")
                .description("Events whose stated time was not believed")
                .register(registry);
        this.repinned = Counter.builder("complaints_sla_applied_total")
                .description("Open cases that were given other versions of policy or calendars")
                .register(registry);
        this.erased = Counter.builder("complaints_erased_total")
                .description("Cases whose person was erased")
                .register(registry);
        this.resolution = DistributionSummary.builder("complaints_resolution_duration_seconds")
                .description("From receipt to resolution")
                .serviceLevelObjectives(3_600, 86_400, 7 * 86_400, 15 * 86_400, 56 * 86_400)
                .register(registry);
        this.lateness = DistributionSummary.builder("complaints_sla_sweep_lateness_seconds")
                .description("From the deadline to the announcement of its breach")
                .serviceLevelObjectives(1, 2, 5, 30, 300)
                .register(registry);
        registry.gauge("complaints_sla_compliance_ratio", this, CaseMetrics::compliance);
    }

    /** Counts what happened to one case, once it is committed. */
    public void committed(Complaint complaint, List<CaseEvent> events) {
        for (CaseEvent event : events) {
            switch (event) {
                case CaseEvent.Happened happened -> happened(complaint, happened);
                case CaseEvent.ClocksChanged changed -> changed(changed.news());
                case CaseEvent.Repinned repinned -> this.repinned.increment();
                case CaseEvent.PersonErased person -> erased.increment();
            }
        }
    }

    private void happened(Complaint complaint, CaseEvent.Happened event) {
        CaseEventKind kind = event.happening().kind();
        accepted.computeIfAbsent(kind, key -> Counter.builder("complaints_events_accepted_total")
                        .description("Events and moves accepted")
                        .tag("type", key.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                        .register(registry))
                .increment();
        Instant receivedAt = complaint.milestones().receivedAt();
        if (kind == CaseEventKind.RESOLVED && receivedAt != null) {
            resolution.record(
                    Math.max(0, Duration.between(receivedAt, event.occurredAt()).toSeconds()));
        }
    }

    private void changed(ClockEvents news) {
        for (ChangedClock clock : news.clocks()) {
            switch (news.change()) {
                case MET -> met.increment();
                case BREACHED -> {
                    missed.increment();
                    breached.computeIfAbsent(clock.clock().code(), code -> Counter.builder("complaints_breached_total")
                                    .description("SLA breaches")
                                    .tag("rule", code)
                                    .register(registry))
                            .increment();
                }
                case STARTED, PAUSED, RESUMED, WARNED, CANCELLED, CORRECTED -> {}
            }
        }
    }

    /** Counts an event that had been told before. */
    public void duplicate() {
        duplicates.increment();
    }

    /** Counts an event whose stated time was replaced. */
    public void clamped() {
        clamped.increment();
    }

    /** Counts a refused event; the reason is a problem code. */
    public void rejected(String reason) {
        Counter.builder("complaints_events_rejected_total")
                .description("Events refused")
                .tag("reason", reason)
                .register(registry)
                .increment();
    }

    /** Notes how late the announcement of a breach was that somebody is told of. */
    public void announced(double lateSeconds) {
        lateness.record(lateSeconds);
    }

    private double compliance() {
        long decided = met.sum() + missed.sum();
        return decided == 0 ? Double.NaN : (double) met.sum() / decided;
    }
}
