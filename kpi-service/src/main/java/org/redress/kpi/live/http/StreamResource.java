package org.redress.kpi.live.http;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.subscription.BackPressureStrategy;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ThreadLocalRandom;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseHeader;
import org.redress.kpi.live.ChangeFeed;

/**
 * A stream of hints. It holds nothing that a client could miss: each connection begins with a hint, so that a client that was away asks
 * again, and a slow client only gets the newest one.
 */
@Path("/api/v1/kpis/stream")
@Tag(name = "Figures")
public class StreamResource {

    private static final Duration HEARTBEAT = Duration.ofSeconds(15);
    private static final int RETRY_MILLIS = 3000;

    private final ChangeFeed feed;
    private final Clock clock;

    StreamResource(ChangeFeed feed, Clock clock) {
        this.feed = feed;
        this.clock = clock;
    }

    /**
     * The data of a hint.
     *
     * @param asOf figures changed up to this moment
     */
    public record Hint(Instant asOf) {}

    @GET
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @ResponseHeader(name = "X-Accel-Buffering", value = "no")
    @ResponseHeader(name = "Cache-Control", value = "no-store")
    @Operation(summary = "Hints that figures changed, at most four a second; ask for the figures again")
    public Multi<OutboundSseEvent> stream(@Context Sse sse) {
        Multi<OutboundSseEvent> hints = Multi.createFrom()
                .<Instant>emitter(
                        emitter -> {
                            ChangeFeed.Subscription subscription = feed.listen(emitter::emit);
                            emitter.onTermination(subscription::end);
                        },
                        BackPressureStrategy.LATEST)
                .map(at -> hint(sse, at));
        Multi<OutboundSseEvent> heartbeats = Multi.createFrom()
                .ticks()
                .every(HEARTBEAT)
                .onOverflow()
                .drop()
                .map(tick -> sse.newEventBuilder().comment("").build());
        return Multi.createBy()
                .concatenating()
                .streams(
                        Multi.createFrom().item(() -> hint(sse, clock.instant())),
                        Multi.createBy().merging().streams(hints, heartbeats));
    }

    private static OutboundSseEvent hint(Sse sse, Instant at) {
        return sse.newEventBuilder()
                .id(Long.toString(at.toEpochMilli()))
                .name("kpis")
                .reconnectDelay(RETRY_MILLIS + ThreadLocalRandom.current().nextLong(1000))
                .mediaType(MediaType.APPLICATION_JSON_TYPE)
                .data(Hint.class, new Hint(at))
                .build();
    }
}
