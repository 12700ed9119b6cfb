package org.redress.kpi.query;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.redress.kpi.cell.Measure;
import org.redress.kpi.statistics.Share;

/** Computes how complaints were handled and what came after: first contact, disputes, causes, redress. */
final class HandlingFigures {

    private static final int DECIMALS = 4;

    private final FigureCounters figureCounters;

    HandlingFigures(FigureCounters figureCounters) {
        this.figureCounters = figureCounters;
    }

    Figure firstContact(int days, Bucket bucket, Instant asOf) {
        long n = figureCounters.count(Measure.FIRST_RESOLVED);
        long troubled = figureCounters.amounts().entrySet().stream()
                .filter(amount -> {
                    Integer after = Measure.troubleOf(amount.getKey());
                    return after != null && after <= days;
                })
                .mapToLong(amount -> amount.getValue().count())
                .sum();
        Share share = new Share(n - troubled, n);
        return new Figure.FirstContact(
                share.hits(),
                n,
                share.rate(),
                Figure.ends(share.wilson95()),
                days,
                !bucket.to().plus(Duration.ofDays(days)).isAfter(asOf));
    }

    Figure disputes() {
        FigureCounters.Amount rejected = figureCounters.amount(Measure.REJECTED);
        Share share = new Share(rejected.count(), figureCounters.count(Measure.FIRST_RESOLVED));
        long stated = figureCounters.count(Measure.DISPUTED);
        Share ofSources = new Share(stated, stated + figureCounters.count(Measure.UNDISPUTED));
        return new Figure.Disputes(
                share.hits(),
                share.n(),
                share.rate(),
                Figure.ends(share.wilson95()),
                rejected.sum(),
                new Figure.Part(ofSources.hits(), ofSources.n(), ofSources.rate(), Figure.ends(ofSources.wilson95())));
    }

    Figure rootCauses() {
        Map<String, Long> counts = new TreeMap<>();
        figureCounters.amounts().forEach((measure, amount) -> {
            String code = Measure.rootCauseOf(measure);
            if (code != null) {
                counts.put(code, amount.count());
            }
        });
        return new Figure.RootCauses(counts);
    }

    Figure redress() {
        long cases = 0;
        Map<String, Long> kinds = new TreeMap<>();
        Map<String, Figure.Paid> paid = new TreeMap<>();
        for (Map.Entry<String, FigureCounters.Amount> entry :
                figureCounters.amounts().entrySet()) {
            Measure.Redress redress = Measure.redressOf(entry.getKey());
            if (redress != null) {
                FigureCounters.Amount amount = entry.getValue();
                cases += amount.count();
                kinds.merge(redress.kind(), amount.count(), Long::sum);
                if (redress.currency() != null) {
                    paid.merge(
                            redress.currency(),
                            new Figure.Paid(amount.count(), money(amount.sum())),
                            Figure.Paid::plus);
                }
            }
        }
        return new Figure.RedressPaid(cases, kinds, paid);
    }

    private static BigDecimal money(long units) {
        BigDecimal money = BigDecimal.valueOf(units, DECIMALS).stripTrailingZeros();
        return money.scale() < 2 ? money.setScale(2) : money;
    }
}
