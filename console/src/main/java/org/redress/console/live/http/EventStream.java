package org.redress.console.live.http;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerResponse;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.redress.console.live.Hint;
import org.redress.console.live.HintFeed;

/**
 * One open connection. Whatever is written goes through its own event loop. A client that does not keep up gets no buffer that grows, but a
 * reset once it can read again.
 */
final class EventStream implements HintFeed.Listener {

    private static final int BUFFER_BYTES = 128 * 1024;
    private static final int RETRY_MILLIS = 3000;

    private final HttpServerResponse response;
    private final byte[] session;
    private final HintFeed feed;
    private final Context context;
    private boolean lagging;

    EventStream(HttpServerResponse response, byte[] session, HintFeed feed) {
        this.response = response;
        this.session = session;
        this.feed = feed;
        this.context = Vertx.currentContext();
    }

    byte[] session() {
        return session.clone();
    }

    /** Called on the event loop: nothing the feed gives can overtake what is written here. */
    void begin(@Nullable String lastId) {
        response.setChunked(true);
        response.setWriteQueueMaxSize(BUFFER_BYTES);
        response.putHeader("Content-Type", "text/event-stream");
        response.putHeader("X-Accel-Buffering", "no");
        StringBuilder text = new StringBuilder("retry: ")
                .append(RETRY_MILLIS + ThreadLocalRandom.current().nextInt(1000))
                .append("\n\n");
        HintFeed.Beginning beginning = feed.listen(lastId, this);
        if (beginning.reset()) {
            text.append(resetText());
        } else if (lastId == null) {
            text.append("id: ").append(feed.lastId()).append("\nevent: hello\ndata: {}\n\n");
        }
        beginning.missed().forEach(hint -> append(text, hint));
        response.write(text.toString());
    }

    @Override
    public void hints(List<Hint> hints) {
        StringBuilder text = new StringBuilder();
        hints.forEach(hint -> append(text, hint));
        write(text.toString());
    }

    @Override
    public void reset() {
        write(resetText());
    }

    void heartbeat() {
        write(": heartbeat\n\n");
    }

    void close() {
        context.runOnContext(ignored -> {
            feed.leave(this);
            if (!response.ended() && !response.closed()) {
                response.end();
            }
        });
    }

    private void write(String text) {
        context.runOnContext(ignored -> {
            if (response.ended() || response.closed() || lagging) {
                return;
            }
            if (response.writeQueueFull()) {
                lagging = true;
                response.drainHandler(drained -> caughtUp());
                return;
            }
            response.write(text);
        });
    }

    private void caughtUp() {
        lagging = false;
        if (!response.ended() && !response.closed()) {
            response.write(resetText());
        }
    }

    private String resetText() {
        return "id: " + feed.lastId() + "\nevent: reset\ndata: {}\n\n";
    }

    private void append(StringBuilder text, Hint hint) {
        text.append("id: ")
                .append(feed.id(hint.number()))
                .append("\nevent: ")
                .append(hint.name())
                .append("\ndata: ")
                .append(hint.data())
                .append("\n\n");
    }
}
