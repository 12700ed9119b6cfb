package org.redress.kpi.live;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.jboss.logging.Logger;
import org.redress.kpi.query.AnswerKpis;
import org.redress.kpi.query.KpiQuestion;

/** The questions that are listened to, each computed for all its listeners when something happened, and no more often than configured. */
@ApplicationScoped
public class LiveQuestions {

    private static final Logger LOG = Logger.getLogger(LiveQuestions.class);
    private static final long TICK_MILLIS = 100;

    /** More would take connections from those who ask once. */
    private static final int WORKERS = 2;

    private final AnswerKpis answers;
    private final LiveConfig config;
    private final Clock clock;
    private final ChangeFeed.Subscription changes;
    private final Map<String, LiveQuestion> questions = new ConcurrentHashMap<>();
    private final Map<String, Integer> streamsByCaller = new HashMap<>();
    private final ExecutorService workers = Executors.newFixedThreadPool(
            WORKERS, task -> Thread.ofPlatform().daemon().name("kpi-live").unstarted(task));
    private final ScheduledExecutorService ticker = Executors.newSingleThreadScheduledExecutor(
            task -> Thread.ofPlatform().daemon().name("kpi-live-ticks").unstarted(task));
    private final ScheduledFuture<?> ticking;
    private int streams;

    LiveQuestions(AnswerKpis answers, ChangeFeed feed, LiveConfig config, Clock clock, MeterRegistry metrics) {
        this.answers = answers;
        this.config = config;
        this.clock = clock;
        this.changes = feed.listen(at -> questions.values().forEach(LiveQuestion::outdate));
        Gauge.builder("kpi.live.streams", this, LiveQuestions::openStreams)
                .description("Open streams of figures")
                .register(metrics);
        Gauge.builder("kpi.live.questions", questions, Map::size)
                .description("Different questions that they ask")
                .register(metrics);
        ticking = ticker.scheduleWithFixedDelay(this::tick, TICK_MILLIS, TICK_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** A listener's hold on a question. */
    public interface Stream {

        /** The newest answer. */
        LiveAnswer newest();

        /** Ends listening; doing so twice changes nothing. */
        void end();
    }

    /**
     * Listens to a question, and computes its answer if nobody did.
     *
     * @param caller whose stream it is
     * @param key equal for equal questions
     * @param question the question as of a moment: a period may follow the calendar
     * @param listener woken when there is another answer; must not block
     * @throws TooManyStreamsException if a limit is reached
     * @throws SQLException if the database fails
     */
    public Stream listen(String caller, String key, Function<Instant, KpiQuestion> question, Runnable listener)
            throws SQLException {
        enter(caller);
        try {
            LiveQuestion asked = of(key, question, listener);
            try {
                asked.current(clock.instant(), config);
                return new Hold(caller, key, asked, listener);
            } catch (SQLException | RuntimeException e) {
                leave(key, listener);
                throw e;
            }
        } catch (SQLException | RuntimeException e) {
            exit(caller);
            throw e;
        }
    }

    @PreDestroy
    void stop() {
        changes.end();
        ticking.cancel(false);
        ticker.shutdownNow();
        workers.shutdownNow();
    }

    private synchronized int openStreams() {
        return streams;
    }

    private synchronized void enter(String caller) {
        if (streams >= config.streams()) {
            throw new TooManyStreamsException("As many streams as are served are open.");
        }
        if (streamsByCaller.getOrDefault(caller, 0) >= config.streamsOfOneCaller()) {
            throw new TooManyStreamsException(
                    "You have " + config.streamsOfOneCaller() + " open streams; end one of them.");
        }
        streams++;
        streamsByCaller.merge(caller, 1, Integer::sum);
    }

    private synchronized void exit(String caller) {
        streams--;
        streamsByCaller.merge(caller, -1, (open, one) -> open + one == 0 ? null : open + one);
    }

    private void leave(String key, Runnable listener) {
        questions.computeIfPresent(key, (same, question) -> {
            question.listeners().remove(listener);
            return question.listeners().isEmpty() ? null : question;
        });
    }

    private LiveQuestion of(String key, Function<Instant, KpiQuestion> question, Runnable listener) {
        if (questions.size() >= config.questions() && !questions.containsKey(key)) {
            throw new TooManyStreamsException("As many different questions as are kept live are asked.");
        }
        return questions.compute(key, (same, known) -> {
            LiveQuestion asked = known != null ? known : new LiveQuestion(() -> computed(question));
            asked.listeners().add(listener);
            return asked;
        });
    }

    private LiveAnswer computed(Function<Instant, KpiQuestion> question) throws SQLException {
        return LiveAnswer.of(answers.answer(question.apply(clock.instant()), true));
    }

    private void tick() {
        Instant now = clock.instant();
        for (LiveQuestion question : questions.values()) {
            if (question.claim(now, config)) {
                try {
                    workers.execute(() -> compute(question));
                } catch (RejectedExecutionException e) {
                    return;
                }
            }
        }
    }

    private void compute(LiveQuestion question) {
        try {
            question.compute(clock.instant());
        } catch (SQLException | RuntimeException e) {
            LOG.debugf("A live question cannot be answered now: %s", e.getMessage());
        }
    }

    /** A listener among the others, until it ends. */
    private final class Hold implements Stream {

        private final String caller;
        private final String key;
        private final LiveQuestion question;
        private final Runnable listener;
        private final AtomicBoolean ended = new AtomicBoolean();

        Hold(String caller, String key, LiveQuestion question, Runnable listener) {
            this.caller = caller;
            this.key = key;
            this.question = question;
            this.listener = listener;
        }

        @Override
        public LiveAnswer newest() {
            return question.newest();
        }

        @Override
        public void end() {
            if (ended.compareAndSet(false, true)) {
                leave(key, listener);
                exit(caller);
            }
        }
    }
}
