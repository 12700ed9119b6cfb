package org.redress.kpi.query.cases;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.redress.kpi.query.Figure;

/** The parts of a figure that count something one can list; see {@link CaseSets} for how they are named. */
public final class FigureParts {

    private static final List<String> OF_CLOCK =
            List.of("met", "breached", "cancelled", "runningPastDue", "running", "n", "atRisk");

    private FigureParts() {}

    /** The parts of this figure, those that count nothing included; empty if it has no list. */
    public static List<String> of(Figure figure) {
        return switch (figure) {
            case Figure.Intake intake -> List.of("count", "n");
            case Figure.Times times -> List.of("n");
            case Figure.Backlog backlog -> List.of("open", "unresolved");
            case Figure.Slas slas -> ofClocks(slas);
            case Figure.Stated stated -> ofStated();
            case Figure.Part part -> List.of("k", "n");
            case Figure.Nps nps -> with(nps.histogram(), "n", "promoters", "passives", "detractors");
            case Figure.Csat csat -> with(csat.histogram(), "n", "satisfied");
            case Figure.Ces ces -> with(ces.histogram(), "n");
            case Figure.Responses responses -> ResponseSets.PARTS;
            case Figure.Reopen reopen -> List.of("cases", "resolved");
            case Figure.Transfer transfer -> List.of("cases", "n");
            case Figure.Outcomes outcomes -> List.copyOf(outcomes.counts().keySet());
            case Figure.RootCauses causes -> List.copyOf(causes.counts().keySet());
            case Figure.FirstContact contact -> List.of("k", "n");
            case Figure.Disputes disputes -> List.of("cases", "n", "stated/k", "stated/n");
            case Figure.ClockTimes times -> ofClockTimes(times);
            case Figure.RedressPaid redress -> ofRedress(redress);
            default -> List.of();
        };
    }

    private static List<String> ofClocks(Figure.Slas slas) {
        List<String> parts = new ArrayList<>();
        slas.clocks().keySet().forEach(clock -> OF_CLOCK.forEach(part -> parts.add(clock + "/" + part)));
        return parts;
    }

    private static List<String> ofClockTimes(Figure.ClockTimes times) {
        List<String> parts = new ArrayList<>();
        times.clocks().keySet().forEach(clock -> parts.addAll(List.of(clock + "/counted/n", clock + "/calendar/n")));
        return parts;
    }

    private static List<String> ofRedress(Figure.RedressPaid redress) {
        List<String> parts = new ArrayList<>(List.of("cases"));
        redress.kinds().keySet().forEach(kind -> parts.add("kinds/" + kind));
        redress.paid().keySet().forEach(currency -> parts.add("paid/" + currency + "/cases"));
        return parts;
    }

    private static List<String> ofStated() {
        List<String> parts = new ArrayList<>(List.of("verdict/met", "verdict/breached", "verdict/n"));
        OF_CLOCK.forEach(part -> parts.add("deadline/" + part));
        return parts;
    }

    private static List<String> with(Map<String, Long> histogram, String... parts) {
        List<String> all = new ArrayList<>(List.of(parts));
        histogram.keySet().forEach(score -> all.add("histogram/" + score));
        return all;
    }
}
