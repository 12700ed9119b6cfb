package org.redress.kpi.query.cases;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.redress.kpi.cell.AnswerCounter;
import org.redress.kpi.cell.ClockCounter;
import org.redress.kpi.cell.Measure;
import org.redress.kpi.query.Metric;
import org.redress.kpi.query.SurveyScales;

/**
 * What is behind each part of each figure. A part is named by its path in the figure as the API writes it: {@code count}, {@code verdict/met},
 * {@code first-response/runningPastDue}, {@code histogram/9}.
 */
public final class CaseSets {

    private static final String STATED = "stated";
    private static final String HISTOGRAM = "histogram/";
    private static final Map<Metric, CaseSet.OfPart> SETS = new EnumMap<>(Map.ofEntries(
            Map.entry(
                    Metric.INTAKE,
                    fixed(Map.of(
                            "count", CaseSet.Counted.of(Measure.INTAKE), "n", CaseSet.Counted.of(Measure.INTAKE)))),
            Map.entry(Metric.ACKNOWLEDGEMENT_TIME, times(Measure.ACKNOWLEDGEMENT_TIME)),
            Map.entry(Metric.FIRST_RESPONSE_TIME, times(Measure.FIRST_RESPONSE_TIME)),
            Map.entry(Metric.RESOLUTION_TIME, times(Measure.RESOLUTION_TIME)),
            Map.entry(Metric.RESOLUTION_TIME_BY_RECEIVED, times(Measure.RESOLUTION_TIME_BY_RECEIPT)),
            Map.entry(
                    Metric.BACKLOG,
                    fixed(Map.of(
                            "open", new CaseSet.Present(CaseSet.Remaining.OPEN),
                            "unresolved", new CaseSet.Present(CaseSet.Remaining.UNRESOLVED)))),
            Map.entry(Metric.SLA, CaseSets::ofClocks),
            Map.entry(Metric.STATED, CaseSets::ofStated),
            Map.entry(
                    Metric.DISPUTED,
                    fixed(Map.of(
                            "k", CaseSet.Counted.of(Measure.DISPUTED),
                            "undisputed", CaseSet.Counted.of(Measure.UNDISPUTED),
                            "n", CaseSet.Counted.of(Measure.DISPUTED, Measure.UNDISPUTED)))),
            Map.entry(Metric.NPS, CaseSets::ofNps),
            Map.entry(Metric.CSAT, CaseSets::ofCsat),
            Map.entry(Metric.CES, CaseSets::ofCes),
            Map.entry(Metric.RESPONSE_RATE, fixed(ResponseSets.SETS)),
            Map.entry(
                    Metric.REOPEN,
                    fixed(Map.of(
                            "cases", CaseSet.Counted.of(Measure.REOPENED),
                            "resolved", CaseSet.Counted.of(Measure.FIRST_RESOLVED)))),
            Map.entry(
                    Metric.TRANSFER,
                    fixed(Map.of(
                            "cases", CaseSet.Counted.of(Measure.TRANSFERRED),
                            "kept", without(Measure.INTAKE, Measure.TRANSFERRED),
                            "n", CaseSet.Counted.of(Measure.INTAKE)))),
            Map.entry(
                    Metric.SINGLE_TOUCH,
                    fixed(Map.of(
                            "k", without(Measure.INTAKE, Measure.TROUBLED),
                            "touched", CaseSet.Counted.of(Measure.TROUBLED),
                            "n", CaseSet.Counted.of(Measure.INTAKE)))),
            Map.entry(Metric.ASSIGNMENT_TIME, times(Measure.ASSIGNMENT_TIME)),
            Map.entry(Metric.NEXT_RESPONSE, times(Measure.LONGEST_EXCHANGE)),
            Map.entry(Metric.CLOCK_TIMES, CaseSets::ofClockTimes),
            Map.entry(Metric.FIRST_CONTACT, fixed(Map.of("n", CaseSet.Counted.of(Measure.FIRST_RESOLVED)))),
            Map.entry(
                    Metric.DISPUTES,
                    fixed(Map.of(
                            "cases", CaseSet.Counted.of(Measure.REJECTED),
                            "n", CaseSet.Counted.of(Measure.FIRST_RESOLVED),
                            "stated/k", CaseSet.Counted.of(Measure.DISPUTED),
                            "stated/n", CaseSet.Counted.of(Measure.DISPUTED, Measure.UNDISPUTED)))),
            Map.entry(
                    Metric.ROOT_CAUSES,
                    (part, question) -> part.isEmpty() ? Optional.empty() : counted(Term.of(Measure.rootCause(part)))),
            Map.entry(Metric.REDRESS, CaseSets::ofRedress),
            Map.entry(
                    Metric.OUTCOMES,
                    (part, question) -> part.isEmpty() ? Optional.empty() : counted(Term.of(Measure.outcome(part))))));

    private CaseSets() {}

    /** What is behind the part of the figure of this name; absent if there is no such figure or part. */
    public static Optional<CaseSet> of(String figure, String part, Optional<String> question, int contactDays) {
        return switch (figure) {
            case AnsweredElsewhere.SURVIVAL -> AnsweredElsewhere.watched(part);
            case AnsweredElsewhere.FORECAST -> AnsweredElsewhere.ahead(part);
            default -> Metric.ofWireName(figure).flatMap(metric -> of(metric, part, question, contactDays));
        };
    }

    private static Optional<CaseSet> of(Metric metric, String part, Optional<String> question, int contactDays) {
        if (metric == Metric.FIRST_CONTACT && part.equals("k")) {
            return Optional.of(firstContact(contactDays));
        }
        CaseSet.OfPart sets = SETS.get(metric);
        return sets == null ? Optional.empty() : sets.find(part, question);
    }

    /** What rested after its first resolution for so many days. */
    static CaseSet firstContact(int days) {
        return without(Measure.FIRST_RESOLVED, ListedOnly.troubleWithin(days));
    }

    private static CaseSet without(String measure, String except) {
        return new CaseSet.Counted(List.of(new Term(measure, except, Term.Due.ANY)));
    }

    private static Optional<CaseSet> ofRedress(String part, Optional<String> question) {
        if (part.equals("cases")) {
            return counted(Term.of(ListedOnly.REDRESS));
        }
        if (part.startsWith("kinds/")) {
            return counted(Term.of(ListedOnly.redressOfKind(part.substring("kinds/".length()))));
        }
        return part.startsWith("paid/")
                        && part.endsWith("/cases")
                        && part.length() > "paid/".length() + "/cases".length()
                ? counted(Term.of(
                        ListedOnly.redressIn(part.substring("paid/".length(), part.length() - "/cases".length()))))
                : Optional.empty();
    }

    private static Optional<CaseSet> ofClockTimes(String part, Optional<String> question) {
        if (part.endsWith("/counted/n")) {
            return counted(Term.of(Measure.countedTime(part.substring(0, part.length() - "/counted/n".length()))));
        }
        return part.endsWith("/calendar/n")
                ? counted(Term.of(Measure.clockTime(part.substring(0, part.length() - "/calendar/n".length()))))
                : Optional.empty();
    }

    /** The figures that have lists. */
    public static Set<Metric> listed() {
        return Set.copyOf(SETS.keySet());
    }

    private static CaseSet.OfPart times(String measure) {
        return fixed(Map.of("n", CaseSet.Counted.of(measure)));
    }

    private static CaseSet.OfPart fixed(Map<String, CaseSet> parts) {
        return (part, question) -> Optional.ofNullable(parts.get(part));
    }

    private static Optional<CaseSet> counted(Term... terms) {
        return Optional.of(new CaseSet.Counted(List.of(terms)));
    }

    private static Optional<CaseSet> ofClocks(String part, Optional<String> question) {
        int end = part.lastIndexOf('/');
        return end <= 0 || part.startsWith(STATED + "/")
                ? Optional.empty()
                : ofClock(part.substring(0, end), part.substring(end + 1));
    }

    private static Optional<CaseSet> ofClock(String clock, String part) {
        Term met = Term.of(Measure.sla(clock, ClockCounter.MET));
        Term breached = Term.of(Measure.sla(clock, ClockCounter.BREACHED));
        Term overdue = Term.of(Measure.sla(clock, ClockCounter.OVERDUE));
        Term pastDue = new Term(Measure.sla(clock, ClockCounter.OPEN), null, Term.Due.PAST);
        return switch (part) {
            case "met" -> counted(met);
            case "breached" -> counted(breached);
            case "missed" -> counted(breached, overdue, pastDue);
            case "cancelled" -> counted(Term.of(Measure.sla(clock, ClockCounter.CANCELLED)));
            case "runningPastDue" -> counted(overdue, pastDue);
            case "atRisk" -> counted(new Term(Measure.sla(clock, ClockCounter.OPEN), null, Term.Due.RISKY));
            case "running" -> counted(new Term(Measure.sla(clock, ClockCounter.OPEN), null, Term.Due.AHEAD));
            case "n" -> counted(met, breached, overdue, pastDue);
            default -> Optional.empty();
        };
    }

    private static Optional<CaseSet> ofStated(String part, Optional<String> question) {
        return switch (part) {
            case "verdict/met" -> counted(Term.of(Measure.STATED_MET));
            case "verdict/breached" -> counted(Term.of(Measure.STATED_BREACHED));
            case "verdict/n" -> counted(Term.of(Measure.STATED_MET), Term.of(Measure.STATED_BREACHED));
            default ->
                part.startsWith("deadline/") ? ofClock(STATED, part.substring("deadline/".length())) : Optional.empty();
        };
    }

    private static Optional<CaseSet> ofNps(String part, Optional<String> asked) {
        String question = asked.orElse(SurveyScales.NPS_QUESTION);
        Predicate<AnswerCounter> named =
                switch (part) {
                    case "promoters" -> SurveyScales::promoter;
                    case "passives" -> SurveyScales::passive;
                    case "detractors" -> SurveyScales::detractor;
                    default -> answer -> true;
                };
        Predicate<AnswerCounter> byName = answer -> asked.isPresent()
                && answer.question().equals(question)
                && answer.scaleMin() == 0
                && answer.scaleMax() == 10;
        return scores(part, named, List.of("n", "promoters", "passives", "detractors"))
                .map(scores -> new CaseSet.Answered(List.of(ofKind("nps", question), byName), scores));
    }

    private static Optional<CaseSet> ofCsat(String part, Optional<String> asked) {
        Predicate<AnswerCounter> answers = ofKind("csat", asked.orElse(SurveyScales.CSAT_QUESTION));
        Predicate<AnswerCounter> named =
                switch (part) {
                    case "satisfied" -> SurveyScales::satisfied;
                    case "unsatisfied" -> answer -> !SurveyScales.satisfied(answer);
                    default -> answer -> true;
                };
        return scores(part, named, List.of("n", "satisfied", "unsatisfied"))
                .map(scores -> new CaseSet.Answered(List.of(answers), scores));
    }

    private static Optional<CaseSet> ofCes(String part, Optional<String> asked) {
        Predicate<AnswerCounter> answers = ofKind("ces", asked.orElse(SurveyScales.CES_QUESTION));
        return scores(part, answer -> true, List.of("n")).map(scores -> new CaseSet.Answered(List.of(answers), scores));
    }

    private static Predicate<AnswerCounter> ofKind(String kind, String question) {
        return answer -> answer.kind().equals(kind) && answer.question().equals(question);
    }

    private static Optional<Predicate<AnswerCounter>> scores(
            String part, Predicate<AnswerCounter> named, List<String> names) {
        if (names.contains(part)) {
            return Optional.of(named);
        }
        if (!part.matches("histogram/-?[0-9]{1,9}")) {
            return Optional.empty();
        }
        int score = Integer.parseInt(part.substring(HISTOGRAM.length()));
        return Optional.of(answer -> answer.score() == score);
    }
}
