package org.redress.complaint.intake;

import jakarta.inject.Singleton;
import java.util.concurrent.CompletionStage;
import org.redress.complaint.casework.Answer;
import org.redress.complaint.casework.CaseMetrics;
import org.redress.complaint.casework.CaseWriter;
import org.redress.complaint.casework.Outcome;
import org.redress.complaint.casework.Unit;

/** Takes what other systems tell. */
@Singleton
public final class Intake {

    private final CaseWriter writer;
    private final CaseMetrics metrics;

    Intake(CaseWriter writer, CaseMetrics metrics) {
        this.writer = writer;
        this.metrics = metrics;
    }

    /** Hands facts to the writer; the answer comes after their commit. */
    public CompletionStage<Answer> tell(Unit unit) {
        return writer.submit(unit).thenApply(answer -> {
            for (Outcome outcome : answer.outcomes()) {
                if (outcome instanceof Outcome.Duplicate) {
                    metrics.duplicate();
                }
            }
            return answer;
        });
    }

    /** Counts a refusal. */
    public void refused(String code) {
        metrics.rejected(code);
    }

    /** Counts a stated time that was not believed. */
    public void clamped() {
        metrics.clamped();
    }
}
