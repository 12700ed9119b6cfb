package org.redress.kpi.query;

import java.util.HashMap;
import java.util.Map;
import org.redress.kpi.statistics.Sketch;
import org.redress.kpi.statistics.SketchScale;

/** All sums of one line of an answer: one bucket of one group. Not thread-safe. */
final class Tally {

    /** A summed cell; see {@link Cells.CellSum}. */
    record Amount(long count, long sum, long past) {

        static final Amount NOTHING = new Amount(0, 0, 0);
    }

    private final Map<String, Amount> amounts = new HashMap<>();
    private final Map<String, Sketch> sketches = new HashMap<>();
    private final Map<String, Long> latelyDue = new HashMap<>();
    private final Map<String, Long> atRisk = new HashMap<>();
    private long received;
    private long resolved;
    private long closed;

    void add(Cells.CellSum sum) {
        amounts.put(sum.measure(), new Amount(sum.count(), sum.sum(), sum.past()));
    }

    void add(Cells.SketchSum sum) {
        sketches.computeIfAbsent(sum.measure(), absent -> new Sketch(SketchScale.ONE_PERCENT))
                .add(sum.bucket(), sum.count());
    }

    void add(Cells.SketchPart part) {
        Sketch sketch = sketches.computeIfAbsent(part.measure(), absent -> new Sketch(SketchScale.ONE_PERCENT));
        for (int i = 0; i < part.buckets().length; i++) {
            sketch.add(part.buckets()[i], part.counts()[i]);
        }
    }

    void add(Cells.LatelyDue due) {
        latelyDue.put(due.clock(), due.count());
    }

    void add(Cells.AtRisk risky) {
        atRisk.put(risky.clock(), risky.count());
    }

    /** Adds all sums of another line but its flow. */
    void add(Tally other) {
        other.amounts.forEach((measure, amount) -> amounts.merge(
                measure,
                amount,
                (one, two) -> new Amount(one.count() + two.count(), one.sum() + two.sum(), one.past() + two.past())));
        other.sketches.forEach(
                (measure, sketch) -> sketches.computeIfAbsent(measure, absent -> new Sketch(SketchScale.ONE_PERCENT))
                        .add(sketch));
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

    Sketch sketch(String measure) {
        return sketches.getOrDefault(measure, new Sketch(SketchScale.ONE_PERCENT));
    }

    long atRisk(String clock) {
        return atRisk.getOrDefault(clock, 0L);
    }

    long latelyDue(String clock) {
        return latelyDue.getOrDefault(clock, 0L);
    }
}
