package org.redress.kpi.backlog;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import org.redress.kpi.cell.Dimension;

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
     * @throws SQLException if the database fails
     */
    public Backlog answer(BacklogQuestion question) throws SQLException {
        Instant asOf = clock.instant();
        Instant at = question.at().orElse(asOf);
        return new Backlog(
                at,
                asOf,
                question.zone().getId(),
                question.groupBy().stream().map(Dimension::wireName).toList(),
                ages.at(at, AgeBounds.at(at, question.zone()), question.groupBy(), question.filters()));
    }
}
