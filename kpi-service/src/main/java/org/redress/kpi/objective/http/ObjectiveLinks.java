package org.redress.kpi.objective.http;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.redress.kpi.cell.QuarterHour;
import org.redress.kpi.objective.BurnRate;
import org.redress.kpi.objective.ObjectiveSpec;
import org.redress.kpi.objective.ShareFigure;
import org.redress.kpi.query.cases.CaseLinks;

/** The definitions and lists behind the counts of a window of an objective. */
final class ObjectiveLinks {

    private static final String OBJECTIVE = "objective";

    /**
     * The parts of the figure that are counted as n, good and bad.
     *
     * @param good absent where the good are what is left when others are taken off
     */
    private record Parts(String metric, String n, @Nullable String good, String bad) {}

    private final BurnRate.Window window;
    private final Parts parts;
    private final CaseLinks lists;

    ObjectiveLinks(ObjectiveSpec spec, BurnRate.Window window, Instant asOf) {
        this.window = window;
        this.parts = parts(spec);
        // Windows end with the quarter of an hour that is going on.
        Instant end = QuarterHour.start(QuarterHour.of(asOf) + 1);
        Optional<String> question =
                spec.figure() == ShareFigure.CSAT ? Optional.ofNullable(spec.of()) : Optional.empty();
        this.lists = CaseLinks.within(window.from(), end, asOf, spec.filters(), question);
    }

    /** Of {@code n} and {@code bad}. */
    CaseLinks.Links ofWindow() {
        Map<String, String> cases = new LinkedHashMap<>();
        cases.put("n", list(parts.n()));
        putBad(cases, "bad");
        return linked(cases);
    }

    /** Of {@code n}, {@code good} and {@code spent}. */
    CaseLinks.Links ofStatus() {
        Map<String, String> cases = new LinkedHashMap<>();
        cases.put("n", list(parts.n()));
        if (parts.good() != null) {
            cases.put("good", list(parts.good()));
        }
        putBad(cases, "spent");
        return linked(cases);
    }

    /** What was first reopened counts at most as often as something was first resolved: then no list is as long as the count. */
    private void putBad(Map<String, String> cases, String name) {
        boolean capped = parts.good() == null && window.counts().good() == 0;
        if (!capped) {
            cases.put(name, list(parts.bad()));
        }
    }

    private String list(String part) {
        return lists.list(parts.metric(), part);
    }

    private CaseLinks.Links linked(Map<String, String> cases) {
        return new CaseLinks.Links(
                Stream.concat(CaseLinks.definitions(OBJECTIVE).stream(), CaseLinks.definitions(parts.metric()).stream())
                        .toList(),
                cases);
    }

    private static Parts parts(ObjectiveSpec spec) {
        String metric = spec.figure().wireName();
        return switch (spec.figure()) {
            case SLA -> ofClock(spec.of() == null ? "" : spec.of());
            case STATED -> new Parts(metric, "verdict/n", "verdict/met", "verdict/breached");
            case CSAT -> new Parts(metric, "n", "satisfied", "unsatisfied");
            case REOPEN -> new Parts(metric, "resolved", null, "cases");
            case DISPUTED -> new Parts(metric, "n", "undisputed", "k");
            case TRANSFER -> new Parts(metric, "n", "kept", "cases");
            case SINGLE_TOUCH -> new Parts(metric, "n", "k", "touched");
        };
    }

    /** Deadlines that sources promised are a part of the figure about sources. */
    private static Parts ofClock(String clock) {
        boolean stated = clock.equals("stated");
        String prefix = stated ? "deadline/" : clock + "/";
        return new Parts(stated ? "stated" : "sla", prefix + "n", prefix + "met", prefix + "missed");
    }
}
