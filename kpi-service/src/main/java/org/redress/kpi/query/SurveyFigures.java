package org.redress.kpi.query;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.redress.kpi.cell.AnswerCounter;
import org.redress.kpi.cell.Measure;
import org.redress.kpi.statistics.NetPromoterScore;
import org.redress.kpi.statistics.Share;

/** Computes the figures of survey answers from their histogram. */
final class SurveyFigures {

    private final FigureCounters figureCounters;
    private final Optional<String> asked;

    SurveyFigures(FigureCounters figureCounters, Optional<String> asked) {
        this.figureCounters = figureCounters;
        this.asked = asked;
    }

    private record Scored(AnswerCounter answer, long count) {}

    /** Another question on the scale of 0 to 10 can be read with the bins of NPS too, when it is asked for by name. */
    Figure nps() {
        String question = asked.orElse(SurveyScales.NPS_QUESTION);
        List<Scored> answers = answers("nps", question);
        if (answers.isEmpty() && asked.isPresent()) {
            answers = answers(question).stream()
                    .filter(scored ->
                            scored.answer().scaleMin() == 0 && scored.answer().scaleMax() == 10)
                    .toList();
        }
        long promoters = 0;
        long passives = 0;
        long detractors = 0;
        for (Scored scored : answers) {
            if (scored.answer().score() >= 9) {
                promoters += scored.count();
            } else if (scored.answer().score() >= 7) {
                passives += scored.count();
            } else {
                detractors += scored.count();
            }
        }
        NetPromoterScore nps = new NetPromoterScore(promoters, passives, detractors);
        return new Figure.Nps(
                question,
                nps.n(),
                promoters,
                passives,
                detractors,
                nps.score(),
                nps.rounded(),
                nps.standardError(),
                Figure.ends(nps.adjustedWald95()),
                Figure.ends(nps.wald95()),
                histogram(answers));
    }

    Figure csat() {
        String question = asked.orElse(SurveyScales.CSAT_QUESTION);
        List<Scored> answers = answers("csat", question);
        long satisfied = answers.stream()
                .filter(scored -> scored.answer().score() >= scored.answer().leastSatisfied())
                .mapToLong(Scored::count)
                .sum();
        Share share = new Share(satisfied, n(answers));
        String box = answers.stream()
                .map(Scored::answer)
                .map(answer -> answer.leastSatisfied() + "-" + answer.scaleMax())
                .collect(Collectors.collectingAndThen(
                        Collectors.toCollection(TreeSet::new), all -> String.join(", ", all)));
        return new Figure.Csat(
                question,
                share.n(),
                satisfied,
                share.rate(),
                Figure.ends(share.wilson95()),
                box,
                scales(answers),
                histogram(answers));
    }

    Figure ces() {
        String question = asked.orElse(SurveyScales.CES_QUESTION);
        List<Scored> answers = answers("ces", question);
        long n = n(answers);
        long sum = answers.stream()
                .mapToLong(scored -> scored.answer().score() * scored.count())
                .sum();
        return new Figure.Ces(
                question, n, n == 0 ? null : (double) sum / n, "mean", scales(answers), histogram(answers));
    }

    private List<Scored> answers(String kind, String question) {
        return answers(question).stream()
                .filter(scored -> scored.answer().kind().equals(kind))
                .toList();
    }

    private List<Scored> answers(String question) {
        List<Scored> answers = new ArrayList<>();
        figureCounters.amounts().forEach((measure, amount) -> {
            AnswerCounter answer = Measure.answerOf(measure);
            if (answer != null && answer.question().equals(question) && amount.count() > 0) {
                answers.add(new Scored(answer, amount.count()));
            }
        });
        answers.sort(Comparator.comparingInt(scored -> scored.answer().score()));
        return answers;
    }

    private static long n(List<Scored> answers) {
        return answers.stream().mapToLong(Scored::count).sum();
    }

    private static String scales(List<Scored> answers) {
        return answers.stream()
                .map(Scored::answer)
                .map(answer -> answer.scaleMin() + "-" + answer.scaleMax())
                .collect(Collectors.collectingAndThen(
                        Collectors.toCollection(TreeSet::new), all -> String.join(", ", all)));
    }

    private static Map<String, Long> histogram(List<Scored> answers) {
        TreeMap<Integer, Long> counts = new TreeMap<>();
        for (Scored scored : answers) {
            for (int score = scored.answer().scaleMin();
                    score <= scored.answer().scaleMax();
                    score++) {
                counts.putIfAbsent(score, 0L);
            }
            counts.merge(scored.answer().score(), scored.count(), Long::sum);
        }
        Map<String, Long> named = new LinkedHashMap<>();
        counts.forEach((score, count) -> named.put(Integer.toString(score), count));
        return named;
    }
}
