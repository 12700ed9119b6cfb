package org.redress.benchmarks.sla;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.redress.complaint.sla.CaseTimes;
import org.redress.complaint.sla.ClockReport;
import org.redress.complaint.sla.SlaEngine;
import org.redress.complaint.sla.calendar.BusinessCalendar;

/** A deadline a year ahead, an explanation, and 100,000 open cases anew; what is named reference walks day by day. */
@State(Scope.Benchmark)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class SlaMeasurement {

    /** A year of 8 hours on some 250 days. */
    private static final Duration YEAR = Duration.ofHours(2000);

    private static final int CASES = 100_000;
    private static final ZoneId ZONE = ZoneId.of("Europe/Berlin");
    private static final Instant NOW = Instant.parse("2026-12-31T12:00:00Z");

    private final BusinessCalendar ours = Offices.ours();
    private final WalkingCalendar walking = Offices.reference();
    private final SlaEngine engine = Offices.engine(ours);
    private final SlaEngine single = Offices.oneClock(ours);
    private final SlaEngine reference = Offices.engine(walking);
    private final CaseTimes one = Offices.openCase(new Random(7));
    private final List<CaseTimes> cases = new ArrayList<>();

    /** The same cases in every run. */
    public SlaMeasurement() {
        if (!ours.after(Offices.START, YEAR).equals(walking.after(Offices.START, YEAR))) {
            throw new IllegalStateException("The reference computes something else");
        }
        Random random = new Random(1);
        for (int i = 0; i < CASES; i++) {
            cases.add(Offices.openCase(random));
        }
    }

    /** Ours. */
    @Benchmark
    public Instant deadlineOverAYear() {
        return ours.after(Offices.START, YEAR);
    }

    /** java.time. */
    @Benchmark
    public Instant deadlineOverAYearReference() {
        return walking.after(Offices.START, YEAR);
    }

    /** A clock with its verdict, its warnings and every step in words: 80 hours with two pauses, some ten working days. */
    @Benchmark
    public List<ClockReport> explain() {
        return single.courses(one, List.of(), NOW, ZONE);
    }

    /** The clocks of all cases, as a preview of a policy needs them. */
    @Benchmark
    @OutputTimeUnit(TimeUnit.MILLISECONDS)
    public int recompute100000Cases() {
        return recompute(engine);
    }

    /** The same engine with the calendar that walks. */
    @Benchmark
    @OutputTimeUnit(TimeUnit.MILLISECONDS)
    public int recompute100000CasesReference() {
        return recompute(reference);
    }

    private int recompute(SlaEngine with) {
        int clocks = 0;
        for (CaseTimes times : cases) {
            clocks += with.read(times, List.of(), times.receivedAt(), NOW)
                    .clocks()
                    .size();
        }
        return clocks;
    }
}
