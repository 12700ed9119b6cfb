package org.redress.kpi.query;

import java.util.Map;
import java.util.TreeMap;

/** What the value that is compared is computed from, by the paths of the parts of the figure. */
final class ComparedCounts {

    private ComparedCounts() {}

    static Map<String, Long> of(Figure figure, String clock) {
        return new TreeMap<>(
                switch (figure) {
                    case Figure.Nps nps ->
                        Map.of(
                                "promoters", nps.promoters(),
                                "passives", nps.passives(),
                                "detractors", nps.detractors(),
                                "n", nps.n());
                    case Figure.Csat csat -> Map.of("satisfied", csat.satisfied(), "n", csat.n());
                    case Figure.Slas slas -> ofClock(slas, clock);
                    case Figure.Stated stated ->
                        Map.of(
                                "verdict/met", stated.verdict().met(),
                                "verdict/n", stated.verdict().n());
                    case Figure.Part part -> Map.of("k", part.k(), "n", part.n());
                    case Figure.Transfer transfer -> Map.of("cases", transfer.cases(), "n", transfer.n());
                    case Figure.FirstContact contact -> Map.of("k", contact.k(), "n", contact.n());
                    case Figure.Responses responses -> Map.of("answered", responses.answered(), "n", responses.n());
                    case Figure.Disputes disputes -> Map.of("cases", disputes.cases(), "n", disputes.n());
                    default -> Map.<String, Long>of();
                });
    }

    /** Nothing of a clock that nobody runs. */
    private static Map<String, Long> ofClock(Figure.Slas slas, String clock) {
        Figure.Sla sla = slas.clocks().get(clock);
        return sla == null ? Map.of() : Map.of(clock + "/met", sla.met(), clock + "/n", sla.n());
    }
}
