package org.redress.kpi.gauge;

import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.redress.kpi.query.AnswerKpis;
import org.redress.kpi.query.Figure;
import org.redress.kpi.query.Granularity;
import org.redress.kpi.query.KpiQuestion;
import org.redress.kpi.query.Metric;
import org.redress.kpi.query.Period;

/**
 * The figures that everybody watches, at one moment.
 *
 * @param intakeToday complaints received since midnight
 * @param sla the last 30 days, by clock
 * @param pastDue by clock
 */
record MainFigures(
        Instant at,
        Figure.Backlog backlog,
        long intakeToday,
        Map<String, Figure.Sla> sla,
        Figure.Nps nps,
        Map<String, Long> pastDue) {

    private static final int DAYS = 30;

    static MainFigures at(Instant now, ZoneId zone, AnswerKpis answers, PastDue pastDue) throws SQLException {
        LocalDate today = LocalDate.ofInstant(now, zone);
        Map<String, Figure> ofToday = figures(
                answers,
                new Period(
                        today.atStartOfDay(zone).toInstant(),
                        today.plusDays(1).atStartOfDay(zone).toInstant(),
                        zone),
                Set.of(Metric.INTAKE, Metric.BACKLOG));
        // To the end of the quarter of an hour that is not over: its clocks that are past due count as well.
        Map<String, Figure> ofMonth = figures(
                answers,
                new Period(today.minusDays(DAYS).atStartOfDay(zone).toInstant(), now.plusMillis(1), zone),
                Set.of(Metric.SLA, Metric.NPS));
        return new MainFigures(
                now,
                (Figure.Backlog) figure(ofToday, Metric.BACKLOG),
                ((Figure.Intake) figure(ofToday, Metric.INTAKE)).count(),
                ((Figure.Slas) figure(ofMonth, Metric.SLA)).clocks(),
                (Figure.Nps) figure(ofMonth, Metric.NPS),
                pastDue.byClock(now));
    }

    private static Map<String, Figure> figures(AnswerKpis answers, Period period, Set<Metric> metrics)
            throws SQLException {
        return answers.answer(
                        new KpiQuestion(period, Granularity.NONE, List.of(), Map.of(), metrics, Optional.empty()),
                        false)
                .series()
                .getFirst()
                .metrics();
    }

    private static Figure figure(Map<String, Figure> figures, Metric metric) {
        Figure figure = figures.get(metric.wireName());
        if (figure == null) {
            throw new IllegalStateException("The answer lacks " + metric);
        }
        return figure;
    }
}
