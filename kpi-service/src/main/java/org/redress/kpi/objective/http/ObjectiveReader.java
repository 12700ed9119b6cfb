package org.redress.kpi.objective.http;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.redress.kit.http.JsonMembers;
import org.redress.kpi.cell.Dimension;
import org.redress.kpi.objective.BurnRule;
import org.redress.kpi.objective.ObjectiveSpec;
import org.redress.kpi.objective.ShareFigure;
import org.redress.kpi.objective.Urgency;
import org.redress.kpi.statistics.Objective;

/** Reads an objective strictly: whatever cannot be used is refused, with the place and the reason of each fault. */
final class ObjectiveReader {

    private static final int MOST_DAYS = 366;
    private static final int MOST_RULES = 6;
    private static final int MOST_VALUES = 100;
    /** 1 / (1 - 0.9) is a little more than 10 to a computer. */
    private static final double ROUNDING = 1e-9;

    private static final int LONGEST_CODE = 100;
    private static final int LONGEST_VALUE = 200;
    private static final double LEAST_TARGET = 0.01;
    private static final double MOST_TARGET = 0.9999;

    private final JsonMembers form;

    private ObjectiveReader(JsonMembers body) {
        this.form = body;
    }

    /**
     * Reads a body.
     *
     * @throws org.redress.kit.problem.ProblemException 400 with every fault
     */
    static ObjectiveSpec read(byte @Nullable [] body) {
        return new ObjectiveReader(JsonMembers.ofBody(body, "invalid-json")).spec();
    }

    private ObjectiveSpec spec() {
        String name = stripped("name", true);
        ShareFigure figure = figure();
        String of = of(figure);
        Map<Dimension, List<String>> filters = filters();
        double target =
                form.number("target", LEAST_TARGET, MOST_TARGET, Double.NaN, "must be a share from 0.01 to 0.9999");
        int days = whole("periodDays", MOST_DAYS, ObjectiveSpec.USUAL_PERIOD_DAYS);
        int minimum = whole("minimumCount", 100_000, ObjectiveSpec.USUAL_MINIMUM);
        List<BurnRule> rules = rules(target, days);
        form.refuse("invalid-objective", "The objective cannot be used");
        if (name == null || figure == null) {
            throw new IllegalStateException("Without a name or a figure it has been refused");
        }
        return new ObjectiveSpec(name, figure, of, filters, target, days, minimum, rules);
    }

    private @Nullable String stripped(String name, boolean required) {
        String text = form.line(name, LONGEST_CODE, required);
        return text == null ? null : text.strip();
    }

    private int whole(String name, int most, int usual) {
        Long given = form.whole(name, 1, most, false, "must be from 1 to " + most);
        return given == null ? usual : Math.toIntExact(given);
    }

    private @Nullable ShareFigure figure() {
        String name = stripped("figure", true);
        if (name == null) {
            return null;
        }
        ShareFigure figure = ShareFigure.ofWireName(name).orElse(null);
        if (figure == null) {
            form.fault(
                    "figure",
                    "unknown-value",
                    "is none of "
                            + Arrays.stream(ShareFigure.values())
                                    .map(ShareFigure::wireName)
                                    .collect(Collectors.joining(", ")));
        }
        return figure;
    }

    private @Nullable String of(@Nullable ShareFigure figure) {
        String of = stripped("of", false);
        if (figure == null) {
            return of;
        }
        if (!figure.detailed() && of != null) {
            form.fault("of", "not-applicable", figure.wireName() + " is one figure; leave it out");
        }
        if (figure.detailed() && of == null && !form.has("of")) {
            if (figure.usual().isEmpty()) {
                form.fault("of", "required", "must name the clock, for example first-response");
            }
            return figure.usual().orElse(null);
        }
        return of;
    }

    private Map<Dimension, List<String>> filters() {
        Map<Dimension, List<String>> filters = new EnumMap<>(Dimension.class);
        JsonMembers given = form.object("filters");
        if (given == null) {
            return filters;
        }
        for (String name : given.names()) {
            Arrays.stream(Dimension.values())
                    .filter(dimension -> dimension.wireName().equals(name))
                    .findFirst()
                    .ifPresent(dimension -> filters.put(dimension, given.texts(name, MOST_VALUES, LONGEST_VALUE)));
        }
        given.refuseOthers();
        return filters;
    }

    private List<BurnRule> rules(double target, int days) {
        boolean given = form.has("rules");
        List<JsonMembers> forms = form.objects("rules", MOST_RULES);
        if (given && forms.isEmpty() && !form.faulty("rules")) {
            form.fault("rules", "wrong-type", "must be a list of 1 to " + MOST_RULES + " objects");
        }
        if (Double.isNaN(target)) {
            return List.of(); // Refused because of the target.
        }
        if (!given) {
            return ObjectiveSpec.usualRules(target).stream()
                    .filter(rule -> rule.longMinutes() <= days * 1_440)
                    .toList();
        }
        List<BurnRule> rules = new ArrayList<>();
        forms.forEach(each -> rules.add(rule(each, target, days)));
        return rules;
    }

    private static BurnRule rule(JsonMembers rule, double target, int days) {
        int longMinutes = window(rule, "longMinutes", days * 1_440, "the period");
        int shortMinutes = window(rule, "shortMinutes", days * 1_440, "the period");
        if (longMinutes > 0 && shortMinutes >= longMinutes) {
            rule.fault("shortMinutes", "not-shorter", "must be shorter than the long window");
        }
        BurnRule read =
                new BurnRule(longMinutes, shortMinutes, threshold(rule, target, longMinutes, days), urgency(rule));
        rule.refuseOthers();
        return read;
    }

    private static int window(JsonMembers rule, String name, int most, String what) {
        Long given = rule.whole(name, 15, most, true, "must be from 15 minutes to " + what);
        int minutes = given == null ? 0 : Math.toIntExact(given);
        if (minutes % 15 != 0) {
            rule.fault(name, "not-a-quarter", "must be whole quarters of an hour, because figures are counted in them");
        }
        return minutes;
    }

    private static double threshold(JsonMembers rule, double target, int longMinutes, int days) {
        if (rule.has("burn") && rule.has("budgetShare")) {
            rule.fault("budgetShare", "not-both", "says the same as burn; give one of them");
        }
        boolean byShare = !rule.has("burn") && rule.has("budgetShare");
        double share = byShare ? rule.number("budgetShare", 0.0001, 1, Double.NaN, "must be a share up to 1") : 0;
        double burn = byShare
                ? BurnRule.burnOf(share, Math.max(longMinutes, 15), days)
                : rule.number("burn", 0.01, 1e6, Double.NaN, "must be above 0");
        double most = new Objective(target).maxBurn();
        // Not even a window in which everything is bad exceeds the greatest burn.
        if (burn >= most * (1 - ROUNDING)) {
            rule.fault(
                    byShare ? "budgetShare" : "burn",
                    "unreachable",
                    String.format(
                            Locale.ROOT,
                            "can never be exceeded: with a target of %s the budget burns at most %s times as fast as planned, even if"
                                    + " nothing is good; the threshold%s must be below %s",
                            plain(target),
                            plain(most),
                            byShare ? " of " + plain(burn) : "",
                            plain(byShare ? most * longMinutes / (days * 1_440.0) : most)));
        }
        return burn;
    }

    private static String plain(double number) {
        return BigDecimal.valueOf(number)
                .round(new MathContext(6))
                .stripTrailingZeros()
                .toPlainString();
    }

    private static Urgency urgency(JsonMembers rule) {
        String given = rule.line("urgency", LONGEST_CODE, true);
        String name = given == null ? null : given.strip();
        for (Urgency urgency : Urgency.values()) {
            if (urgency.wireName().equals(name)) {
                return urgency;
            }
        }
        if (name != null) {
            rule.fault("urgency", "unknown-value", "is none of page, ticket");
        }
        return Urgency.TICKET;
    }
}
