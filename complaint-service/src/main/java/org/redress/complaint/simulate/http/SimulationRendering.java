package org.redress.complaint.simulate.http;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.redress.complaint.policy.LegalBasis;
import org.redress.complaint.policy.NamedCalendar;
import org.redress.complaint.policy.ReadyPolicy;
import org.redress.complaint.policy.json.WireNames;
import org.redress.complaint.simulate.Simulated;
import org.redress.complaint.simulate.Simulated.SimulatedClock;
import org.redress.complaint.simulate.Simulation;
import org.redress.complaint.simulate.http.SimulationView.CalendarView;
import org.redress.complaint.simulate.http.SimulationView.CitedView;
import org.redress.complaint.simulate.http.SimulationView.ClockView;
import org.redress.complaint.simulate.http.SimulationView.ExchangesView;
import org.redress.complaint.simulate.http.SimulationView.ExplanationView;
import org.redress.complaint.simulate.http.SimulationView.GroundsView;
import org.redress.complaint.simulate.http.SimulationView.LocalTimeView;
import org.redress.complaint.simulate.http.SimulationView.PackView;
import org.redress.complaint.simulate.http.SimulationView.StepView;
import org.redress.complaint.simulate.http.SimulationView.WarningView;
import org.redress.complaint.sla.ClockCondition;
import org.redress.complaint.sla.ClockReport;
import org.redress.complaint.sla.ClockState;
import org.redress.complaint.sla.ExplainedStep;
import org.redress.complaint.sla.Explanation;
import org.redress.complaint.sla.SlaClock;
import org.redress.complaint.sla.Target;
import org.redress.complaint.sla.calendar.WallTime;

/** Turns answers into what is sent. */
final class SimulationRendering {

    /** More steps than this in one answer help nobody; later clocks come without explanation. */
    private static final int MAX_STEPS = 20_000;

    private int steps;

    SimulationView view(SimulationReader.Question question, @Nullable Simulated answer) {
        Simulation simulation = question.simulation();
        ReadyPolicy ready = question.ready();
        List<ClockView> clocks = new ArrayList<>();
        Map<String, List<ClockReport>> exchanges = new LinkedHashMap<>();
        if (answer != null) {
            for (SimulatedClock clock : answer.clocks()) {
                clocks.add(clock(clock, answer.asOf(), ready));
                if (clock.course().rule().stop() == ClockCondition.NEXT_RESPONSE) {
                    exchanges
                            .computeIfAbsent(clock.course().clock().code(), code -> new ArrayList<>())
                            .add(clock.course());
                }
            }
        }
        return new SimulationView(
                simulation == null ? null : simulation.receivedAt(),
                answer == null ? null : answer.asOf(),
                clocks,
                exchanges.entrySet().stream()
                        .map(entry -> exchanges(entry.getKey(), entry.getValue()))
                        .toList(),
                question.calendars().stream()
                        .map(calendar -> new CalendarView(
                                calendar.id(),
                                calendar.version(),
                                calendar.calendar().zone().getId()))
                        .toList(),
                question.localTimes().stream()
                        .map(SimulationRendering::localTime)
                        .toList(),
                ready == null ? null : new PackView(ready.pack(), ready.version(), ready.variant()));
    }

    private ClockView clock(SimulatedClock simulated, Instant asOf, @Nullable ReadyPolicy ready) {
        return clock(
                simulated.course(),
                simulated.pin().policyVersion(),
                simulated.pin().calendar(),
                asOf,
                ready == null
                        ? null
                        : ready.grounds().get(simulated.course().clock().code()));
    }

    ClockView clock(
            ClockReport clockReport,
            String policyVersion,
            @Nullable NamedCalendar calendar,
            Instant asOf,
            @Nullable LegalBasis legalBasis) {
        SlaClock clock = clockReport.clock();
        return new ClockView(
                clock.code(),
                clock.run(),
                state(clockReport),
                verdict(clockReport),
                clock.startedAt(),
                clock.dueAt(),
                dueOn(clock.dueAt(), clockReport.explanation().zone()),
                clock.stoppedAt(),
                clockReport.endedBy(),
                clockReport.replacedBy(),
                seconds(clock.budget()),
                plain(clockReport.elapsed()),
                seconds(clockReport.margin()),
                warnings(clockReport, asOf),
                policyVersion,
                calendar == null ? null : calendar.id(),
                calendar == null ? null : calendar.version(),
                explanation(clockReport.explanation()),
                grounds(legalBasis));
    }

    private static @Nullable GroundsView grounds(@Nullable LegalBasis legalBasis) {
        return legalBasis == null
                ? null
                : new GroundsView(
                        legalBasis.title(),
                        legalBasis.basis(),
                        confidence(legalBasis.confirmed()),
                        legalBasis.rules().stream()
                                .map(rule -> new CitedView(
                                        rule.id(),
                                        rule.regulation(),
                                        rule.section(),
                                        confidence(rule.confirmed()),
                                        rule.toConfirm()))
                                .toList());
    }

    private static String confidence(boolean confirmed) {
        return confirmed ? "confirmed" : "unconfirmed";
    }

    private static String state(ClockReport clockReport) {
        boolean measured = clockReport.rule().target() instanceof Target.Measured;
        ClockState state = clockReport.clock().state();
        return measured && state == ClockState.MET ? "stopped" : WireNames.of(state);
    }

    private static @Nullable String verdict(ClockReport clockReport) {
        return switch (clockReport.clock().state()) {
            case RUNNING, PAUSED, VOID -> null;
            case MET -> clockReport.rule().target() instanceof Target.Measured ? null : "met";
            case BREACHED -> "breached";
            case CANCELLED -> "cancelled";
        };
    }

    private static @Nullable LocalDate dueOn(@Nullable Instant dueAt, ZoneId zone) {
        return dueAt == null ? null : dueAt.minusNanos(1).atZone(zone).toLocalDate();
    }

    private static List<WarningView> warnings(ClockReport clockReport, Instant asOf) {
        Instant stoppedAt = clockReport.clock().stoppedAt();
        Instant end = stoppedAt == null ? asOf : stoppedAt;
        return clockReport.shares().stream()
                .map(share -> new WarningView(
                        share.percent(),
                        share.usedUpAt(),
                        share.usedUpAt() != null && share.usedUpAt().isBefore(end)))
                .toList();
    }

    private @Nullable ExplanationView explanation(Explanation explanation) {
        steps += explanation.steps().size();
        return steps > MAX_STEPS
                ? null
                : new ExplanationView(
                        explanation.zone().getId(),
                        explanation.steps().stream()
                                .map(SimulationRendering::step)
                                .toList());
    }

    private static StepView step(ExplainedStep step) {
        return new StepView(
                WireNames.of(step.kind()),
                step.from(),
                step.until(),
                plain(step.counted()),
                plain(step.total()),
                step.detail(),
                step.words());
    }

    private static ExchangesView exchanges(String clock, List<ClockReport> courses) {
        ClockReport last = null;
        Duration longest = null;
        boolean running = false;
        int finished = 0;
        for (ClockReport clockReport : courses) {
            if (clockReport.clock().stoppedAt() == null) {
                running = true;
            } else {
                finished++;
                last = clockReport;
                longest = longest == null || clockReport.elapsed().compareTo(longest) > 0
                        ? clockReport.elapsed()
                        : longest;
            }
        }
        return new ExchangesView(
                clock,
                running,
                finished,
                last == null ? null : plain(last.elapsed()),
                last == null ? null : seconds(last.margin()),
                last == null ? null : verdict(last),
                seconds(longest));
    }

    private static LocalTimeView localTime(SimulationReader.LocalTimeAsked asked) {
        WallTime meant = WallTime.of(asked.time(), asked.zone());
        return new LocalTimeView(asked.local(), asked.zone().getId(), meant.instant(), WireNames.of(meant.existence()));
    }

    private static @Nullable BigDecimal seconds(@Nullable Duration duration) {
        return duration == null ? null : plain(duration);
    }

    /** Exact: 9000, or 0.5. */
    private static BigDecimal plain(Duration duration) {
        BigDecimal seconds = BigDecimal.valueOf(duration.getSeconds()).add(BigDecimal.valueOf(duration.getNano(), 9));
        BigDecimal exact = seconds.stripTrailingZeros();
        return exact.scale() < 0 ? exact.setScale(0) : exact;
    }
}
