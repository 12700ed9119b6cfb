package org.redress.kpi.objective;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.redress.kpi.cell.AnswerCounter;
import org.redress.kpi.cell.ClockCounter;
import org.redress.kpi.cell.Measure;
import org.redress.kpi.query.Cells;

/** Which measures of cells are good and which bad, for the figure of an objective. */
final class GoodAndBad {

    private final ShareFigure figure;
    private final String of;

    private GoodAndBad(ShareFigure figure, String of) {
        this.figure = figure;
        this.of = of;
    }

    static GoodAndBad of(ObjectiveSpec spec) {
        String of = spec.of();
        return new GoodAndBad(spec.figure(), of == null ? spec.figure().usual().orElse("") : of);
    }

    /** Sums of measures over a window; immutable. */
    record Sums(Map<String, Amount> amounts, Map<String, Long> late) {

        Sums() {
            this(Map.of(), Map.of());
        }

        /** A measure's count, and the part of it in quarters of an hour that are over. */
        record Amount(long count, long past) {

            Amount plus(Amount other) {
                return new Amount(count + other.count, past + other.past);
            }
        }

        Sums plus(Collection<Cells.CellSum> sums, Map<String, Long> lately) {
            Map<String, Amount> more = new HashMap<>(amounts);
            sums.forEach(sum -> more.merge(sum.measure(), new Amount(sum.count(), sum.past()), Amount::plus));
            Map<String, Long> later = new HashMap<>(late);
            lately.forEach((clock, count) -> later.merge(clock, count, Long::sum));
            return new Sums(more, later);
        }

        private long count(String measure) {
            @Nullable Amount amount = amounts.get(measure);
            return amount == null ? 0 : amount.count();
        }

        private long past(String measure) {
            @Nullable Amount amount = amounts.get(measure);
            return amount == null ? 0 : amount.past();
        }
    }

    /** Whether the figure is computed from this measure. */
    boolean needs(String measure) {
        return switch (figure) {
            // All clocks: what became due within this quarter of an hour is only told for all of them.
            case SLA -> Measure.slaOf(measure) != null;
            case STATED -> measure.equals(Measure.STATED_MET) || measure.equals(Measure.STATED_BREACHED);
            case CSAT -> Measure.answerOf(measure) != null;
            case REOPEN -> measure.equals(Measure.FIRST_RESOLVED) || measure.equals(Measure.REOPENED);
            case DISPUTED -> measure.equals(Measure.DISPUTED) || measure.equals(Measure.UNDISPUTED);
            case TRANSFER -> measure.equals(Measure.INTAKE) || measure.equals(Measure.TRANSFERRED);
            case SINGLE_TOUCH -> measure.equals(Measure.INTAKE) || measure.equals(Measure.TROUBLED);
        };
    }

    /** The good and the bad among the sums. */
    Counts counts(Sums sums) {
        return switch (figure) {
            case SLA -> clocks(sums);
            case STATED -> new Counts(sums.count(Measure.STATED_MET), sums.count(Measure.STATED_BREACHED));
            case CSAT -> answers(sums);
            case REOPEN -> rest(sums.count(Measure.FIRST_RESOLVED), sums.count(Measure.REOPENED));
            case DISPUTED -> new Counts(sums.count(Measure.UNDISPUTED), sums.count(Measure.DISPUTED));
            case TRANSFER -> rest(sums.count(Measure.INTAKE), sums.count(Measure.TRANSFERRED));
            case SINGLE_TOUCH -> rest(sums.count(Measure.INTAKE), sums.count(Measure.TROUBLED));
        };
    }

    private Counts clocks(Sums sums) {
        return new Counts(
                sums.count(Measure.sla(of, ClockCounter.MET)),
                sums.count(Measure.sla(of, ClockCounter.BREACHED))
                        + sums.count(Measure.sla(of, ClockCounter.OVERDUE))
                        + sums.past(Measure.sla(of, ClockCounter.OPEN))
                        + sums.late().getOrDefault(of, 0L));
    }

    private Counts answers(Sums sums) {
        Counts[] counts = {Counts.NONE};
        sums.amounts().forEach((measure, amount) -> {
            AnswerCounter answer = Measure.answerOf(measure);
            if (answer != null
                    && answer.kind().equals("csat")
                    && answer.question().equals(of)) {
                boolean good = answer.score() >= answer.leastSatisfied();
                counts[0] = counts[0].plus(good ? new Counts(amount.count(), 0) : new Counts(0, amount.count()));
            }
        });
        return counts[0];
    }

    /** Of all, the bad and the others; those first reopened in a window can outnumber those first resolved in it. */
    private static Counts rest(long all, long bad) {
        long least = Math.min(all, bad);
        return new Counts(all - least, least);
    }
}
