package org.redress.feedback.answers.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import org.redress.feedback.answers.Measure;
import org.redress.feedback.answers.Posting;
import org.redress.feedback.answers.QuestionAnswer;
import org.redress.feedback.answers.Recorded;
import org.redress.feedback.answers.ResponseMetrics;

/** Counts answers by class of promoter, and what was refused or came twice. */
@ApplicationScoped
class MeteredResponses implements ResponseMetrics {

    private final MeterRegistry registry;
    private final Counter promoters;
    private final Counter passives;
    private final Counter detractors;
    private final Counter duplicates;

    MeteredResponses(MeterRegistry registry) {
        this.registry = registry;
        this.promoters = ofClass("promoter");
        this.passives = ofClass("passive");
        this.detractors = ofClass("detractor");
        this.duplicates = Counter.builder("feedback.events.duplicates")
                .description("Answer sheets answered from their natural key")
                .register(registry);
    }

    @Override
    public void count(Posting posting, Recorded recorded) {
        if (recorded.duplicate()) {
            duplicates.increment();
            return;
        }
        for (QuestionAnswer answer : posting.sheet().answers()) {
            if (answer.measure() == Measure.NPS) {
                classOf(answer.score()).increment();
            }
        }
    }

    @Override
    public void refused(String reason) {
        Counter.builder("feedback.events.rejected")
                .description("Answer sheets refused at the intake")
                .tag("reason", reason)
                .register(registry)
                .increment();
    }

    private Counter classOf(int score) {
        if (score >= 9) {
            return promoters;
        }
        return score >= 7 ? passives : detractors;
    }

    private Counter ofClass(String name) {
        return Counter.builder("feedback.responses")
                .description("NPS answers recorded")
                .tag("class", name)
                .register(registry);
    }
}
