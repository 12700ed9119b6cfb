package org.redress.kpi.fact;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.redress.kpi.cell.AnswerCounter;
import org.redress.kpi.cell.CellContributions;
import org.redress.kpi.cell.DimensionSet;
import org.redress.kpi.cell.Measure;

/**
 * One answer sheet, as of one version of it.
 *
 * @param complaint the complaint it is about, if any
 * @param invitation the invitation that it names, if it names one
 * @param dimensions with the survey among them
 * @param answers the questions that were answered
 */
public record ResponseFact(
        UUID feedback,
        int version,
        @Nullable UUID complaint,
        @Nullable UUID invitation,
        DimensionSet dimensions,
        Instant answeredAt,
        List<AnswerCounter> answers) {

    /**
     * The last answered sheet of a complaint is the one that counts; equal times are told apart by id, so that order never matters. As
     * text, because PostgreSQL orders UUIDs that way and Java does not.
     */
    static final Comparator<ResponseFact> LAST = Comparator.comparing(ResponseFact::answeredAt)
            .thenComparing(sheet -> sheet.feedback().toString());

    /** The complaint, or the sheet itself if it is about none: of each group one sheet counts. */
    public UUID group() {
        return complaint == null ? feedback : complaint;
    }

    /** Adds what the answers of this sheet count for (sign 1), or takes it away (sign -1). */
    public void contribute(int sign, CellContributions to) {
        if (invitation == null) {
            to.count(sign, Measure.UNINVITED, answeredAt, dimensions, 0);
        }
        answers.forEach(answer -> to.count(sign, Measure.answer(answer), answeredAt, dimensions, answer.score()));
    }
}
