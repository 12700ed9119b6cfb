package org.redress.kpi.query;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.redress.kpi.statistics.Sketch;
import org.redress.kpi.statistics.SketchScale;

/** All sums of one line of an answer: one bucket of one group. Not thread-safe. */
final class FigureCounters {

    /** A summed cell; see {@link Cells.CellSum}. */
    record Amount(long count, long sum, long past) {

        static final Amount NOTHING = new Amount(0, 0, 0);

        Amount plus(Amount other) {
            return new Amount(count + other.count, sum + other.sum, past + other.past);
        }
    }

    private final Map<String, Amount> amounts = new HashMap<>();
    private final Map<String, List<Part>> sketches = new HashMap<>(2);
    private final Map<String, Long> latelyDue = new HashMap<>(2);
    private final Map<String, Long> atRisk = new HashMap<>(2);
    private long received;
    private long resolved;
    private long closed;

    /** A part of a sketch, which is added when the sketch is asked for: most of an answer's time would go into sketches kept. */
    @FunctionalInterface
    private interface Part {
        void addTo(Sketch sketch);
    }

    void add(Cells.CellSum sum) {
        amounts.merge(sum.measure(), new Amount(sum.count(), sum.sum(), sum.past()), Amount::plus);
    }

    void add(Cells.SketchSum sum) {
        parts(sum.measure()).add(sketch -> sketch.add(sum.bucket(), sum.count()));
    }

    void add(Cells.SketchPart part) {
        parts(part.measure()).add(sketch -> part.sketch().each(sketch::add));
    }

    private List<Part> parts(String measure) {
        return sketches.computeIfAbsent(measure, absent -> new ArrayList<>(1));
    }

    void add(Cells.LatelyDue due) {
        latelyDue.put(due.clock(), due.count());
    }

    void add(Cells.AtRisk risky) {
        atRisk.put(risky.clock(), risky.count());
    }

    /** Adds all sums of another line but its flow. */
    void add(FigureCounters other) {
        other.amounts.forEach((measure, amount) -> amounts.merge(measure, amount, Amount::plus));
        other.sketches.forEach((measure, parts) -> parts(measure).addAll(parts));
        other.latelyDue.forEach((clock, count) -> latelyDue.merge(clock, count, Long::sum));
        other.atRisk.forEach((clock, count) -> atRisk.merge(clock, count, Long::sum));
    }

    /** Sets how many complaints had been received, resolved and closed by the end of the bucket. */
    void flow(long receivedSoFar, long resolvedSoFar, long closedSoFar) {
        received = receivedSoFar;
        resolved = resolvedSoFar;
        closed = closedSoFar;
    }

    long open() {
        return received - closed;
    }

    long unresolved() {
        return received - resolved;
    }

    Amount amount(String measure) {
        return amounts.getOrDefault(measure, Amount.NOTHING);
    }

    long count(String measure) {
        return amount(measure).count();
    }

    Map<String, Amount> amounts() {
        return amounts;
    }

    /** The sketch of a measure, made anew each time. */
    Sketch sketch(String measure) {
        Sketch sketch = new Sketch(SketchScale.ONE_PERCENT);
        sketches.getOrDefault(measure, List.of()).forEach(part -> part.addTo(sketch));
        return sketch;
    }

    long atRisk(String clock) {
        return atRisk.getOrDefault(clock, 0L);
    }

    long latelyDue(String clock) {
        return latelyDue.getOrDefault(clock, 0L);
    }
}
