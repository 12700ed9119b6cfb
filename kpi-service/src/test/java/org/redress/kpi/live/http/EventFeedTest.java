package org.redress.kpi.live.http;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.redress.kpi.live.LiveAnswer;
import org.redress.kpi.live.LiveQuestions;
import org.redress.kpi.query.KpiAnswer;

/** A client that reads slowly gets the newest answer, not a queue (L5). */
class EventFeedTest {

    private final AtomicReference<LiveAnswer> newest = new AtomicReference<>(answer("first"));
    private final AtomicBoolean ended = new AtomicBoolean();
    private final List<String> given = new ArrayList<>();
    private final EventFeed feed = new EventFeed(proxy(Sse.class, new HashMap<>()), true, null);
    private Flow.Subscription client = new Nobody();

    @Test
    void what_happens_while_a_client_does_not_read_is_one_event_when_it_does() {
        feed.open(new LiveQuestions.Stream() {
            @Override
            public LiveAnswer newest() {
                return Objects.requireNonNull(newest.get());
            }

            @Override
            public void end() {
                ended.set(true);
            }
        });
        feed.events().subscribe(new Client());
        client.request(1);
        for (int change = 1; change <= 1_000; change++) {
            newest.set(answer("change " + change));
            feed.wake();
        }
        assertThat(given).containsExactly("first");

        client.request(1);
        assertThat(given).containsExactly("first", "change 1000");
        client.request(10);
        assertThat(given).as("nothing waited").hasSize(2);
        feed.wake();
        assertThat(given).as("a comment").containsExactly("first", "change 1000", "");

        client.cancel();
        assertThat(ended).isTrue();
    }

    private static LiveAnswer answer(String id) {
        KpiAnswer.Freshness freshness = new KpiAnswer.Freshness(null, null);
        return new LiveAnswer(
                id,
                new KpiAnswer(
                        Instant.EPOCH,
                        Instant.EPOCH,
                        Instant.EPOCH,
                        "UTC",
                        "none",
                        List.of(),
                        freshness,
                        List.of(),
                        KpiAnswer.Spent.UNKNOWN));
    }

    /** Builders that remember their id, and the events they build. */
    private static <T> T proxy(Class<T> type, Map<String, String> remembered) {
        return type.cast(
                Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (self, method, values) -> {
                    if (method.getName().equals("newEventBuilder")) {
                        return proxy(OutboundSseEvent.Builder.class, new HashMap<>());
                    }
                    if (method.getName().equals("build")) {
                        return proxy(OutboundSseEvent.class, remembered);
                    }
                    if (method.getName().equals("getId")) {
                        return remembered.getOrDefault("id", "");
                    }
                    if (method.getName().equals("id")) {
                        remembered.put("id", String.valueOf(values[0]));
                    }
                    return self;
                }));
    }

    private final class Client implements Flow.Subscriber<OutboundSseEvent> {

        @Override
        public void onSubscribe(Flow.Subscription subscription) {
            client = subscription;
        }

        @Override
        public void onNext(OutboundSseEvent event) {
            given.add(event.getId());
        }

        @Override
        public void onError(Throwable failure) {
            throw new AssertionError(failure);
        }

        @Override
        public void onComplete() {
            throw new AssertionError("a stream does not end by itself");
        }
    }

    private static final class Nobody implements Flow.Subscription {

        @Override
        public void request(long items) {}

        @Override
        public void cancel() {}
    }
}
