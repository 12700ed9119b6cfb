package org.redress.kpi.query;

import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.redress.kpi.cell.ClockCounter;
import org.redress.kpi.cell.Measure;
import org.redress.kpi.statistics.Share;

/** Computes the figures of one line from its sums. */
final class Figures {

    private final FigureCounters figureCounters;
    private final Bucket bucket;
    private final Instant asOf;
    private final KpiQuestion question;

    Figures(FigureCounters figureCounters, Bucket bucket, Instant asOf, KpiQuestion question) {
        this.figureCounters = figureCounters;
        this.bucket = bucket;
        this.asOf = asOf;
        this.question = question;
    }

    Figure figure(Metric metric) {
        return switch (metric) {
            case INTAKE ->
                new Figure.Intake(figureCounters.count(Measure.INTAKE), figureCounters.count(Measure.INTAKE));
            case ACKNOWLEDGEMENT_TIME ->
                times(Measure.ACKNOWLEDGEMENT_TIME, "received in the period and acknowledged since");
            case ASSIGNMENT_TIME -> times(Measure.ASSIGNMENT_TIME, "first owned in the period");
            case FIRST_RESPONSE_TIME -> times(Measure.FIRST_RESPONSE_TIME, "first answered in the period");
            case RESOLUTION_TIME -> times(Measure.RESOLUTION_TIME, "last resolved in the period");
            case RESOLUTION_TIME_BY_RECEIVED ->
                times(Measure.RESOLUTION_TIME_BY_RECEIPT, "received in the period and resolved since");
            case CLOCK_TIMES -> timeFigures().clocks();
            case NEXT_RESPONSE ->
                times(Measure.LONGEST_EXCHANGE, "longest answered exchange of a complaint, ended in the period");
            case BACKLOG ->
                new Figure.Backlog(
                        figureCounters.open(),
                        figureCounters.unresolved(),
                        bucket.to().isBefore(asOf) ? bucket.to() : asOf);
            case SLA -> slas();
            case STATED -> stated();
            case DISPUTED ->
                part(
                        figureCounters.count(Measure.DISPUTED),
                        figureCounters.count(Measure.DISPUTED) + figureCounters.count(Measure.UNDISPUTED));
            case NPS -> new SurveyFigures(figureCounters, question.question()).nps();
            case CSAT -> new SurveyFigures(figureCounters, question.question()).csat();
            case CES -> new SurveyFigures(figureCounters, question.question()).ces();
            case RESPONSE_RATE -> ResponseFigures.of(figureCounters);
            case REOPEN -> reopen();
            case TRANSFER -> transfer();
            case SINGLE_TOUCH ->
                part(
                        figureCounters.count(Measure.INTAKE) - figureCounters.count(Measure.TROUBLED),
                        figureCounters.count(Measure.INTAKE));
            case FIRST_CONTACT ->
                new HandlingFigures(figureCounters).firstContact(question.contactDays(), bucket, asOf);
            case DISPUTES -> new HandlingFigures(figureCounters).disputes();
            case OUTCOMES -> outcomes();
            case ROOT_CAUSES -> new HandlingFigures(figureCounters).rootCauses();
            case REDRESS -> new HandlingFigures(figureCounters).redress();
        };
    }

    private Figure times(String measure, String cohort) {
        return timeFigures().times(measure, cohort);
    }

    /** Distributions of every bucket would make answers many times as long. */
    private TimeFigures timeFigures() {
        return new TimeFigures(figureCounters, question.cut() == Granularity.NONE);
    }

    private Figure slas() {
        Map<String, Figure.Sla> clocks = new TreeMap<>();
        figureCounters.amounts().keySet().forEach(measure -> {
            Measure.Sla sla = Measure.slaOf(measure);
            if (sla != null && !sla.clock().equals(Metric.STATED_CLOCK)) {
                clocks.computeIfAbsent(sla.clock(), this::sla);
            }
        });
        return new Figure.Slas(clocks);
    }

    private Figure.Sla sla(String clock) {
        long met = figureCounters.count(Measure.sla(clock, ClockCounter.MET));
        long breached = figureCounters.count(Measure.sla(clock, ClockCounter.BREACHED));
        FigureCounters.Amount open = figureCounters.amount(Measure.sla(clock, ClockCounter.OPEN));
        long openPastDue = open.past() + figureCounters.latelyDue(clock);
        long pastDue = figureCounters.count(Measure.sla(clock, ClockCounter.OVERDUE)) + openPastDue;
        Share share = new Share(met, met + breached + pastDue);
        return new Figure.Sla(
                met,
                breached,
                figureCounters.count(Measure.sla(clock, ClockCounter.CANCELLED)),
                pastDue,
                open.count() - openPastDue,
                share.n(),
                share.rate(),
                Figure.ends(share.wilson95()),
                new Share(met, met + breached).rate(),
                figureCounters.atRisk(clock));
    }

    private Figure stated() {
        long met = figureCounters.count(Measure.STATED_MET);
        long breached = figureCounters.count(Measure.STATED_BREACHED);
        Share share = new Share(met, met + breached);
        return new Figure.Stated(
                new Figure.Verdicts(met, breached, share.n(), share.rate(), Figure.ends(share.wilson95())),
                sla(Metric.STATED_CLOCK));
    }

    private Figure reopen() {
        FigureCounters.Amount reopened = figureCounters.amount(Measure.REOPENED);
        long resolved = figureCounters.count(Measure.FIRST_RESOLVED);
        boolean proper = reopened.count() <= resolved;
        return new Figure.Reopen(
                reopened.count(),
                resolved,
                rate(reopened.count(), resolved),
                proper ? Figure.ends(new Share(reopened.count(), resolved).wilson95()) : null,
                reopened.sum());
    }

    private Figure transfer() {
        FigureCounters.Amount transferred = figureCounters.amount(Measure.TRANSFERRED);
        Share share = new Share(transferred.count(), figureCounters.count(Measure.INTAKE));
        return new Figure.Transfer(
                share.hits(), share.n(), share.rate(), Figure.ends(share.wilson95()), transferred.sum());
    }

    private Figure outcomes() {
        Map<String, Long> counts = new TreeMap<>();
        figureCounters.amounts().forEach((measure, amount) -> {
            String code = Measure.outcomeOf(measure);
            if (code != null) {
                counts.put(code, amount.count());
            }
        });
        return new Figure.Outcomes(counts);
    }

    private static Figure part(long hits, long n) {
        Share share = new Share(hits, n);
        return new Figure.Part(hits, n, share.rate(), Figure.ends(share.wilson95()));
    }

    private static @Nullable Double rate(long hits, long n) {
        return n == 0 ? null : (double) hits / n;
    }
}
