package org.redress.kpi.survival;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.redress.kpi.cell.Dimension;
import org.redress.kpi.query.Bucket;
import org.redress.kpi.statistics.KaplanMeier;

/** Answers questions for resolution times with censoring. */
@ApplicationScoped
public class AnswerSurvival {

    private final LivesByReceipt lives;
    private final Clock clock;

    AnswerSurvival(LivesByReceipt lives, Clock clock) {
        this.lives = lives;
        this.clock = clock;
    }

    /**
     * The times.
     *
     * @throws org.redress.kpi.query.NoViewException if there is no view of what was known when
     * @throws org.redress.kpi.query.TooManyBucketsException if the answer would have too many lines
     * @throws SQLException if the database fails
     */
    public Survival answer(SurvivalQuestion question) throws SQLException {
        Instant asOf = question.knownAt().orElseGet(clock::instant);
        Instant at = question.at().orElse(asOf);
        List<Bucket> buckets = question.period().cut(question.cut(), at, SurvivalQuestion.MOST_LINES);
        SurvivalLines lines = new SurvivalLines(question, buckets, at);
        lives.read(buckets, at, question.knownAt(), question.groupBy(), question.filters(), lines);
        return new Survival(
                at,
                asOf,
                question.period().from(),
                question.period().to(),
                question.period().zone().getId(),
                question.cut().wireName(),
                question.groupBy().stream().map(Dimension::wireName).toList(),
                KaplanMeier.METHOD,
                lines.finish());
    }
}
