package org.redress.kpi.query;

import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.redress.kpi.cell.ClockTally;
import org.redress.kpi.cell.Measure;
import org.redress.kpi.statistics.Share;

/** Computes the figures of one line from its sums. */
final class Figures {

    private final Tally tally;
    private final Bucket bucket;
    private final Instant asOf;
    private final KpiQuestion question;

    Figures(Tally tally, Bucket bucket, Instant asOf, KpiQuestion question) {
        this.tally = tally;
        this.bucket = bucket;
        this.asOf = asOf;
        this.question = question;
    }

    Figure figure(Metric metric) {
        return switch (metric) {
            case INTAKE -> new Figure.Intake(tally.count(Measure.INTAKE), tally.count(Measure.INTAKE));
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
                new Figure.Backlog(tally.open(), tally.unresolved(), bucket.to().isBefore(asOf) ? bucket.to() : asOf);
            case SLA -> slas();
            case STATED -> stated();
            case DISPUTED ->
                part(tally.count(Measure.DISPUTED), tally.count(Measure.DISPUTED) + tally.count(Measure.UNDISPUTED));
            case NPS -> new SurveyFigures(tally, question.question()).nps();
            case CSAT -> new SurveyFigures(tally, question.question()).csat();
            case CES -> new SurveyFigures(tally, question.question()).ces();
            case RESPONSE_RATE -> ResponseFigures.of(tally);
            case REOPEN -> reopen();
            case TRANSFER -> transfer();
            case SINGLE_TOUCH ->
                part(tally.count(Measure.INTAKE) - tally.count(Measure.TROUBLED), tally.count(Measure.INTAKE));
            case FIRST_CONTACT -> new HandlingFigures(tally).firstContact(question.contactDays(), bucket, asOf);
            case DISPUTES -> new HandlingFigures(tally).disputes();
            case OUTCOMES -> outcomes();
            case ROOT_CAUSES -> new HandlingFigures(tally).rootCauses();
            case REDRESS -> new HandlingFigures(tally).redress();
        };
    }

    private Figure times(String measure, String cohort) {
        return timeFigures().times(measure, cohort);
    }

    /** Distributions of every bucket would make answers many times as long. */
    private TimeFigures timeFigures() {
        return new TimeFigures(tally, question.cut() == Cut.NONE);
    }

    private Figure slas() {
        Map<String, Figure.Sla> clocks = new TreeMap<>();
        tally.amounts().keySet().forEach(measure -> {
            Measure.Sla sla = Measure.slaOf(measure);
            if (sla != null && !sla.clock().equals(Metric.STATED_CLOCK)) {
                clocks.computeIfAbsent(sla.clock(), this::sla);
            }
        });
        return new Figure.Slas(clocks);
    }

    private Figure.Sla sla(String clock) {
        long met = tally.count(Measure.sla(clock, ClockTally.MET));
        long breached = tally.count(Measure.sla(clock, ClockTally.BREACHED));
        Tally.Amount open = tally.amount(Measure.sla(clock, ClockTally.OPEN));
        long openPastDue = open.past() + tally.latelyDue(clock);
        long pastDue = tally.count(Measure.sla(clock, ClockTally.OVERDUE)) + openPastDue;
        Share share = new Share(met, met + breached + pastDue);
        return new Figure.Sla(
                met,
                breached,
                tally.count(Measure.sla(clock, ClockTally.CANCELLED)),
                pastDue,
                open.count() - openPastDue,
                share.n(),
                share.rate(),
                Figure.ends(share.wilson95()),
                new Share(met, met + breached).rate(),
                tally.atRisk(clock));
    }

    private Figure stated() {
        long met = tally.count(Measure.STATED_MET);
        long breached = tally.count(Measure.STATED_BREACHED);
        Share share = new Share(met, met + breached);
        return new Figure.Stated(
                new Figure.Verdicts(met, breached, share.n(), share.rate(), Figure.ends(share.wilson95())),
                sla(Metric.STATED_CLOCK));
    }

    private Figure reopen() {
        Tally.Amount reopened = tally.amount(Measure.REOPENED);
        long resolved = tally.count(Measure.FIRST_RESOLVED);
        boolean proper = reopened.count() <= resolved;
        return new Figure.Reopen(
                reopened.count(),
                resolved,
                rate(reopened.count(), resolved),
                proper ? Figure.ends(new Share(reopened.count(), resolved).wilson95()) : null,
                reopened.sum());
    }

    private Figure transfer() {
        Tally.Amount transferred = tally.amount(Measure.TRANSFERRED);
        Share share = new Share(transferred.count(), tally.count(Measure.INTAKE));
        return new Figure.Transfer(
                share.hits(), share.n(), share.rate(), Figure.ends(share.wilson95()), transferred.sum());
    }

    private Figure outcomes() {
        Map<String, Long> counts = new TreeMap<>();
        tally.amounts().forEach((measure, amount) -> {
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
