package org.redress.kpi.backlog;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import org.redress.kpi.cell.Dimension;
import org.redress.kpi.query.Figure;
import org.redress.kpi.query.Metric;
import org.redress.kpi.query.cases.CaseLinks;

/** Answers questions for the backlog. */
@ApplicationScoped
public class AnswerBacklog {

    private final AgesOfCases ages;
    private final Clock clock;

    AnswerBacklog(AgesOfCases ages, Clock clock) {
        this.ages = ages;
        this.clock = clock;
    }

    /**
     * The backlog.
     *
     * @throws org.redress.kpi.query.NoViewException if there is no view of what was known when
     * @throws SQLException if the database fails
     */
    public Backlog answer(BacklogQuestion question) throws SQLException {
        Instant asOf = question.knownAt().orElseGet(clock::instant);
        Instant at = question.at().orElse(asOf);
        return new Backlog(
                at,
                asOf,
                question.zone().getId(),
                question.groupBy().stream().map(Dimension::wireName).toList(),
                ages
                        .at(
                                at,
                                AgeBounds.at(at, question.zone()),
                                question.knownAt(),
                                question.groupBy(),
                                question.filters())
                        .stream()
                        .map(line -> linked(line, question, at))
                        .toList());
    }

    private static Backlog.Line linked(Backlog.Line line, BacklogQuestion question, Instant at) {
        CaseLinks links = CaseLinks.at(
                at,
                question.knownAt(),
                question.filters(),
                question.groupBy(),
                new ArrayList<>(line.group().values()));
        return new Backlog.Line(
                line.group(),
                line.open().withBusinessDays(at, question.zone()),
                line.unresolved().withBusinessDays(at, question.zone()),
                links.of(
                        Metric.BACKLOG,
                        new Figure.Backlog(line.open().n(), line.unresolved().n(), at)));
    }
}
