package org.redress.kpi.objective.http;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.redress.kpi.cell.Dimension;
import org.redress.kpi.objective.BurnRate;
import org.redress.kpi.objective.BurnState;
import org.redress.kpi.objective.Counts;
import org.redress.kpi.objective.ManageObjectives;
import org.redress.kpi.objective.ObjectiveSpec;
import org.redress.kpi.objective.StoredObjective;
import org.redress.kpi.objective.Urgency;
import org.redress.kpi.query.Figure;
import org.redress.kpi.query.cases.CaseLinks;

/**
 * An objective and how it stands.
 *
 * @param of the clock or question, for figures that have several
 * @param filters the accepted values of dimensions
 * @param maxBurn the burn rate when nothing is good; no threshold reaches it
 */
@Schema(name = "Objective")
public record ObjectiveView(
        UUID id,
        int version,
        String name,
        String figure,
        @Nullable String of,
        Map<String, List<String>> filters,
        double target,
        int periodDays,
        int minimumCount,
        double maxBurn,
        List<Rule> rules,
        Instant createdAt,
        Instant changedAt,
        String changedBy,
        Status status) {

    /** All objectives. */
    @Schema(name = "Objectives")
    public record All(List<ObjectiveView> objectives) {}

    /**
     * A rule and its windows now.
     *
     * @param budgetShare the share of the period's budget that burning at the threshold uses up within the long window
     * @param breachShare the share of the bad at which the budget burns at the threshold
     * @param enough whether the long window holds as many as minimumCount
     */
    @Schema(name = "BurnRule")
    public record Rule(
            int longMinutes,
            int shortMinutes,
            double burn,
            double budgetShare,
            @Nullable Double breachShare,
            @Schema(implementation = Urgency.class) String urgency,
            boolean firing,
            boolean enough,
            Window longWindow,
            Window shortWindow) {}

    /**
     * What a window holds.
     *
     * @param share of the good; absent without any
     * @param interval95 Wilson
     * @param burn the share of the bad, divided by what the objective allows
     * @param links the definitions, and the lists of n and bad where these count something one can list
     */
    @Schema(name = "BurnWindow")
    public record Window(
            Instant from,
            long n,
            long bad,
            @Nullable Double share,
            @Nullable List<Double> interval95,
            @Nullable Double burn,
            CaseLinks.Links links) {}

    /**
     * How an objective stands.
     *
     * @param state ok or burning
     * @param urgency the most urgent one that was told; absent unless it burns
     * @param since when this state began; absent if it never burned
     * @param quietSince since when nothing speaks for its burning any more
     * @param n counted in the period
     * @param good in the period
     * @param share good of n; absent without any
     * @param budget how many of n may be bad
     * @param spent how many were bad
     * @param left of the budget; negative if it is overdrawn
     * @param spentShare of the budget; absent without any
     * @param burn over the whole period
     * @param catchingUp events of a while ago are being counted; nothing is judged until that is done
     * @param links the definitions, and the lists of n, good and spent where these count something one can list
     */
    @Schema(name = "ObjectiveStatus")
    public record Status(
            Instant asOf,
            @Schema(enumeration = {"ok", "burning"}) String state,

            @Schema(implementation = Urgency.class) @Nullable
            String urgency,

            @Nullable Instant since,
            @Nullable Instant quietSince,
            Instant from,
            long n,
            long good,
            @Nullable Double share,
            @Nullable List<Double> interval95,
            double budget,
            long spent,
            double left,
            @Nullable Double spentShare,
            @Nullable Double burn,
            boolean catchingUp,
            CaseLinks.Links links) {}

    static ObjectiveView of(ManageObjectives.Seen seen) {
        StoredObjective objective = seen.objective();
        ObjectiveSpec spec = objective.spec();
        Map<String, List<String>> filters = new TreeMap<>();
        for (Map.Entry<Dimension, List<String>> filter : spec.filters().entrySet()) {
            filters.put(filter.getKey().wireName(), filter.getValue());
        }
        return new ObjectiveView(
                objective.id(),
                objective.version(),
                spec.name(),
                spec.figure().wireName(),
                spec.of(),
                filters,
                spec.target(),
                spec.periodDays(),
                spec.minimumCount(),
                spec.objective().maxBurn(),
                seen.reading().rules().stream()
                        .map(rule -> rule(rule, spec, seen.reading().asOf()))
                        .toList(),
                objective.createdAt(),
                objective.changedAt(),
                objective.changedBy(),
                status(objective.standing(), seen.reading(), spec));
    }

    private static Rule rule(BurnRate.OfRule of, ObjectiveSpec spec, Instant asOf) {
        return new Rule(
                of.rule().longMinutes(),
                of.rule().shortMinutes(),
                of.rule().burn(),
                of.rule().budgetShare(spec.periodDays()),
                spec.objective().breachShareAt(of.rule().burn()),
                of.rule().urgency().wireName(),
                of.firing(),
                of.enough(),
                window(of.longWindow(), spec, asOf),
                window(of.shortWindow(), spec, asOf));
    }

    private static Window window(BurnRate.Window window, ObjectiveSpec spec, Instant asOf) {
        Counts counts = window.counts();
        return new Window(
                window.from(),
                counts.n(),
                counts.bad(),
                counts.share(),
                Figure.ends(counts.interval95()),
                counts.burn(spec.objective()),
                new ObjectiveLinks(spec, window, asOf).ofWindow());
    }

    private static Status status(BurnState burnState, BurnRate reading, ObjectiveSpec spec) {
        Counts counts = reading.period().counts();
        double budget = (1 - spec.target()) * counts.n();
        Urgency urgency = burnState.urgency();
        return new Status(
                reading.asOf(),
                burnState.burning() ? "burning" : "ok",
                urgency == null ? null : urgency.wireName(),
                burnState.since(),
                burnState.quietSince(),
                reading.period().from(),
                counts.n(),
                counts.good(),
                counts.share(),
                Figure.ends(counts.interval95()),
                budget,
                counts.bad(),
                budget - counts.bad(),
                counts.n() == 0 ? null : counts.bad() / budget,
                counts.burn(spec.objective()),
                reading.catchingUp(),
                new ObjectiveLinks(spec, reading.period(), reading.asOf()).ofStatus());
    }
}
