package org.redress.kpi.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.redress.kpi.cell.Measure;
import org.redress.kpi.statistics.Interval;
import org.redress.kpi.statistics.Sketch;

/** Computes figures of durations from their sums and sketches. */
final class TimeFigures {

    static final String METHOD = "ddsketch 1 %, nearest rank";
    static final String INTERVALS = "mean normal, percentiles order statistics, 95 %";

    /** Below, the mean of such skewed times is not nearly normal. */
    private static final long LEAST_FOR_MEAN = 30;

    private static final long HOUR = 3_600;
    private static final long DAY = 24 * HOUR;

    /** The upper ends of the classes of a distribution in seconds; the last class has none. */
    private static final List<Long> CLASSES = List.of(
            HOUR, 4 * HOUR, 8 * HOUR, DAY, 2 * DAY, 3 * DAY, 5 * DAY, 7 * DAY, 14 * DAY, 28 * DAY, 56 * DAY, 112 * DAY);

    private final FigureCounters figureCounters;

    private final boolean distributed;

    /** @param distributed whether to give distributions */
    TimeFigures(FigureCounters figureCounters, boolean distributed) {
        this.figureCounters = figureCounters;
        this.distributed = distributed;
    }

    Figure.Times times(String measure, String cohort) {
        FigureCounters.Amount amount = figureCounters.amount(measure);
        Sketch sketch = figureCounters.sketch(measure);
        Double mean = amount.count() == 0 ? null : amount.sum() / 1000.0 / amount.count();
        Interval ofMean = ofMean(mean, sketch);
        List<Figure.Times.Bin> distribution = distributed ? distribution(sketch) : null;
        return new Figure.Times(
                amount.count(),
                mean,
                sketch.quantile(0.5),
                sketch.quantile(0.9),
                sketch.quantile(0.95),
                sketch.quantile(0.99),
                METHOD,
                cohort,
                Figure.ends(ofMean),
                Figure.ends(sketch.quantile95(0.5)),
                Figure.ends(sketch.quantile95(0.9)),
                Figure.ends(sketch.quantile95(0.95)),
                Figure.ends(sketch.quantile95(0.99)),
                INTERVALS,
                distribution);
    }

    /** The times of every clock whose counted time is known, by clock. */
    Figure.ClockTimes clocks() {
        Map<String, Figure.ClockTime> clocks = new TreeMap<>();
        figureCounters.amounts().keySet().forEach(measure -> {
            String clock = Measure.countedTimeOf(measure);
            if (clock != null) {
                clocks.put(
                        clock,
                        new Figure.ClockTime(
                                times(measure, "runs of this clock stopped in the period, in its own calendar"),
                                times(Measure.clockTime(clock), "the same runs in calendar time")));
            }
        });
        return new Figure.ClockTimes(clocks);
    }

    private static @Nullable Interval ofMean(@Nullable Double mean, Sketch sketch) {
        Double deviation = sketch.deviation();
        return mean == null || deviation == null || sketch.n() < LEAST_FOR_MEAN
                ? null
                : Interval.around(mean, deviation / Math.sqrt(sketch.n()));
    }

    private static List<Figure.Times.Bin> distribution(Sketch sketch) {
        List<Figure.Times.Bin> classes = new ArrayList<>(CLASSES.size() + 1);
        long before = 0;
        for (Long bound : CLASSES) {
            long upTo = sketch.upTo(bound);
            classes.add(new Figure.Times.Bin(bound, upTo - before));
            before = upTo;
        }
        classes.add(new Figure.Times.Bin(null, sketch.n() - before));
        return classes;
    }
}
