package org.redress.kpi.live.http;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.subscription.BackPressureStrategy;
import io.smallrye.mutiny.subscription.Cancellable;
import io.smallrye.mutiny.subscription.MultiEmitter;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.redress.kpi.live.LiveAnswer;
import org.redress.kpi.live.LiveQuestions;
import org.redress.kpi.query.KpiAnswer;

/**
 * The events of one client. Between the question and the client there is one wake-up at most, never a queue: when the connection takes
 * another event, that is made of the newest answer, or is a comment if the client has seen it.
 */
final class EventFeed {

    private static final Duration HEARTBEAT = Duration.ofSeconds(15);
    private static final int RETRY_MILLIS = 3000;

    private final Sse sse;
    private final boolean links;
    private final AtomicReference<@Nullable MultiEmitter<? super Boolean>> connection = new AtomicReference<>();
    private final AtomicReference<LiveQuestions.@Nullable Stream> stream = new AtomicReference<>();
    private volatile @Nullable String seen;

    /** @param seen the id of the answer that the client has; absent if it has none */
    EventFeed(Sse sse, boolean links, @Nullable String seen) {
        this.sse = sse;
        this.links = links;
        this.seen = seen;
    }

    void open(LiveQuestions.Stream opened) {
        stream.set(opened);
    }

    /** There is another answer. Does not block. */
    void wake() {
        MultiEmitter<? super Boolean> open = connection.get();
        if (open != null) {
            open.emit(true);
        }
    }

    /** The events, for one subscriber. */
    Multi<OutboundSseEvent> events() {
        return Multi.createFrom()
                .<Boolean>emitter(
                        emitter -> {
                            connection.set(emitter);
                            Cancellable heartbeat = Multi.createFrom()
                                    .ticks()
                                    .every(HEARTBEAT)
                                    .onOverflow()
                                    .drop()
                                    .subscribe()
                                    .with(tick -> wake());
                            emitter.onTermination(() -> {
                                heartbeat.cancel();
                                end();
                            });
                            emitter.emit(true);
                        },
                        BackPressureStrategy.LATEST)
                .map(woken -> next());
    }

    private void end() {
        LiveQuestions.Stream open = stream.getAndSet(null);
        if (open != null) {
            open.end();
        }
    }

    private OutboundSseEvent next() {
        LiveQuestions.Stream open = stream.get();
        LiveAnswer newest = open == null ? null : open.newest();
        if (newest == null || newest.id().equals(seen)) {
            return sse.newEventBuilder().comment("").build();
        }
        seen = newest.id();
        return sse.newEventBuilder()
                .id(newest.id())
                .name("kpis")
                .reconnectDelay(RETRY_MILLIS + ThreadLocalRandom.current().nextLong(1000))
                .mediaType(MediaType.APPLICATION_JSON_TYPE)
                .data(KpiAnswer.class, links ? newest.answer() : unlinked(newest.answer()))
                .build();
    }

    private static KpiAnswer unlinked(KpiAnswer answer) {
        List<KpiAnswer.Line> lines = answer.series().stream()
                .map(line -> new KpiAnswer.Line(line.group(), line.bucket(), line.metrics(), null))
                .toList();
        return answer.with(lines);
    }
}
