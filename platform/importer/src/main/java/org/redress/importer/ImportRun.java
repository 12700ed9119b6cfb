package org.redress.importer;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.redress.importer.file.DelimitedFile;
import org.redress.importer.file.Row;
import org.redress.importer.mapping.IntakeEvent;
import org.redress.importer.mapping.Mapped;
import org.redress.importer.mapping.RowEvents;
import org.redress.importer.post.Answer;
import org.redress.importer.post.Confirmations;
import org.redress.importer.post.Intake;
import org.redress.importer.post.Lanes;

/** One import from the first row to the summary. */
final class ImportRun {

    private static final long TICK_MILLIS = 500;

    private final ImportPlan plan;
    private final Screen screen;
    private final Tally tally = new Tally();
    private final Confirmations confirmations = new Confirmations();

    ImportRun(ImportPlan plan, Screen screen) {
        this.plan = plan;
        this.screen = screen;
    }

    /** @throws ImportFailedException if it cannot go on */
    Summary run() throws IOException, InterruptedException {
        long rows = countRows();
        ProgressFile progress = new ProgressFile(plan);
        long done = plan.resume() ? Math.min(progress.confirmedRows(), rows) : 0;
        long started = System.nanoTime();
        try (RowReport report = new RowReport(plan.reportPath(), done > 0);
                screen) {
            screen.start(plan.mapping().name(), rows, done);
            if (plan.dryRun()) {
                read(report, done, (ticket, event) -> confirmations.answered(ticket));
            } else {
                post(report, progress, done);
            }
            screen.show(rows);
            return tally.summary(plan, done, (System.nanoTime() - started) / 1e9, report.written());
        }
    }

    private void post(RowReport report, ProgressFile progress, long done) throws IOException, InterruptedException {
        Thread saver = new Thread(() -> save(progress, done));
        Runtime.getRuntime().addShutdownHook(saver);
        try (Intake intake = new Intake(plan.target(), plan.apiKey(), plan.patience());
                Lanes lanes = new Lanes(intake, plan.parallel(), plan.batch(), new Answers(report));
                ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor()) {
            Future<?> ticking = clock.scheduleWithFixedDelay(
                    () -> tick(progress, done), TICK_MILLIS, TICK_MILLIS, TimeUnit.MILLISECONDS);
            read(report, done, (ticket, event) -> lanes.put(new Lanes.Posted(event, ticket)));
            lanes.finish();
            ticking.cancel(false);
        } catch (ImportFailedException e) {
            save(progress, done);
            long confirmed = confirmations.confirmedRows();
            throw confirmed == 0
                    ? e
                    : new ImportFailedException(
                            e.getMessage() + "\nStopped after row " + confirmed + "; --resume goes on there.", e);
        }
        Runtime.getRuntime().removeShutdownHook(saver);
        progress.delete();
    }

    private void tick(ProgressFile progress, long done) {
        screen.show(confirmations.confirmedRows());
        save(progress, done);
    }

    private void save(ProgressFile progress, long done) {
        long confirmed = confirmations.confirmedRows();
        if (confirmed > done) {
            progress.save(confirmed);
        }
    }

    /** Where the events of a row go. */
    private interface Sink {
        void take(Confirmations.Ticket ticket, IntakeEvent event) throws InterruptedException;
    }

    /** Reads every row, also those of an earlier run: what a row means may depend on the rows before it. */
    private void read(RowReport report, long done, Sink sink) throws IOException, InterruptedException {
        try (DelimitedFile file = open()) {
            RowEvents mapping = plan.mapping().rows(plan.zone());
            while (file.hasNext()) {
                Row row = file.next();
                if (row.number() > plan.limit()) {
                    return;
                }
                Mapped mapped = mapping.of(row);
                List<IntakeEvent> events =
                        mapped instanceof Mapped.Events some && row.number() > done ? some.events() : List.of();
                Confirmations.Ticket ticket = confirmations.open(row.number(), row.line(), events.size());
                if (row.number() > done) {
                    tally.row();
                    note(row, mapped, report);
                }
                for (IntakeEvent event : events) {
                    tally.event(event.fact());
                    sink.take(ticket, event);
                }
            }
        }
    }

    private void note(Row row, Mapped mapped, RowReport report) {
        switch (mapped) {
            case Mapped.Events events -> {}
            case Mapped.Skipped skipped -> {
                tally.skipped(skipped.reason());
                report.skipped(row.line(), skipped.reason());
            }
            case Mapped.Refused refused -> {
                tally.refusedLine(row.line());
                report.refused(row.line(), "", refused.column(), refused.code(), refused.reason());
            }
        }
    }

    private DelimitedFile open() {
        DelimitedFile file = DelimitedFile.open(plan.file(), plan.mapping().file());
        file.require(plan.mapping().columns());
        return file;
    }

    /** A first pass for the progress bar, which also notices a file that is not readable to its end before anything is posted. */
    private long countRows() throws IOException {
        long rows = 0;
        try (DelimitedFile file = open()) {
            while (rows < plan.limit() && file.hasNext()) {
                file.next();
                rows++;
            }
        }
        return rows;
    }

    /** Books the answers. */
    private final class Answers implements Lanes.Listener {
        private final RowReport report;

        private Answers(RowReport report) {
            this.report = report;
        }

        @Override
        public void answered(Lanes.Posted posted, Answer.@Nullable Refusal refusal) {
            if (refusal != null) {
                tally.refusedLine(posted.ticket().line());
                report.refused(
                        posted.ticket().line(), posted.event().id(), refusal.field(), refusal.code(), refusal.reason());
            }
            confirmations.answered(posted.ticket());
        }

        @Override
        public void counted(Answer answer) {
            tally.answered(
                    answer.accepted(), answer.duplicates(), answer.refusals().size());
        }
    }
}
