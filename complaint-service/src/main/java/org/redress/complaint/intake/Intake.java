package org.redress.complaint.intake;

import jakarta.inject.Singleton;
import java.util.concurrent.CompletionStage;
import org.redress.complaint.casework.BatchResult;
import org.redress.complaint.casework.CaseMetrics;
import org.redress.complaint.casework.CaseWriter;
import org.redress.complaint.casework.CommandBatch;
import org.redress.complaint.casework.CommandResult;

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
    public CompletionStage<BatchResult> tell(CommandBatch commandBatch) {
        return writer.submit(commandBatch).thenApply(batchResult -> {
            for (CommandResult commandResult : batchResult.outcomes()) {
                if (commandResult instanceof CommandResult.Duplicate) {
                    metrics.duplicate();
                }
            }
            return batchResult;
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
