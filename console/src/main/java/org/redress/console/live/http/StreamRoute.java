package org.redress.console.live.http;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.redress.console.live.HintFeed;
import org.redress.console.session.ManageSessions;
import org.redress.console.session.SessionEnded;
import org.redress.console.session.SessionToken;
import org.redress.console.session.http.SessionCookie;
import org.redress.kit.caller.Roles;
import org.redress.kit.problem.Problem;
import org.redress.kit.problem.ProblemJson;

/** {@code GET /api/stream}: hints for a signed-in browser, as server-sent events. Ends soon after the session does. */
@ApplicationScoped
class StreamRoute {

    private static final Logger LOG = Logger.getLogger(StreamRoute.class);
    private static final int BEFORE_THE_GATEWAY = 1;
    private static final int PER_SESSION = 6;
    private static final int CHECK_SECONDS = 2;
    private static final int HEARTBEAT_SECONDS = 15;

    private final HintFeed feed;
    private final SessionCookie cookie;
    private final ManageSessions sessions;
    private final List<EventStream> streams = new CopyOnWriteArrayList<>();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("streams").factory());

    StreamRoute(HintFeed feed, SessionCookie cookie, ManageSessions sessions) {
        this.feed = feed;
        this.cookie = cookie;
        this.sessions = sessions;
    }

    void register(@Observes Router router) {
        router.get("/api/stream").order(BEFORE_THE_GATEWAY).handler(this::open);
    }

    void start(@Observes StartupEvent event) {
        var unusedChecks =
                timer.scheduleWithFixedDelay(this::closeEnded, CHECK_SECONDS, CHECK_SECONDS, TimeUnit.SECONDS);
        var unusedHeartbeats = timer.scheduleAtFixedRate(
                () -> streams.forEach(EventStream::heartbeat), HEARTBEAT_SECONDS, HEARTBEAT_SECONDS, TimeUnit.SECONDS);
    }

    void stop(@Observes ShutdownEvent event) {
        timer.shutdownNow();
        streams.forEach(EventStream::close);
    }

    void ended(@Observes SessionEnded session) {
        streams.stream()
                .filter(stream -> Arrays.equals(stream.session(), session.tokenHash()))
                .forEach(EventStream::close);
    }

    private void open(RoutingContext exchange) {
        Optional<SessionToken> token = cookie.read(exchange.request());
        if (token.isEmpty() || !signedIn(exchange)) {
            ProblemJson.end(Problem.unauthenticated("Sign in."), exchange);
            return;
        }
        byte[] session = token.get().hash();
        long open = streams.stream()
                .filter(stream -> Arrays.equals(stream.session(), session))
                .count();
        if (open >= PER_SESSION) {
            ProblemJson.end(
                    Problem.of(429, "too-many-streams", "Too many streams", "At most 6 per session; share one.")
                            .header("Retry-After", "15"),
                    exchange);
            return;
        }
        EventStream stream = new EventStream(exchange.response(), session, feed);
        streams.add(stream);
        exchange.response().closeHandler(closed -> {
            feed.leave(stream);
            streams.remove(stream);
        });
        stream.begin(exchange.request().getHeader("Last-Event-ID"));
    }

    private static boolean signedIn(RoutingContext exchange) {
        if (!(exchange.user() instanceof QuarkusHttpUser user)) {
            return false;
        }
        SecurityIdentity identity = user.getSecurityIdentity();
        return !identity.isAnonymous()
                && Roles.OF_PEOPLE.stream().anyMatch(role -> identity.getRoles().contains(role));
    }

    private void closeEnded() {
        if (streams.isEmpty()) {
            return;
        }
        try {
            Set<String> living = new HashSet<>();
            List<byte[]> open = streams.stream().map(EventStream::session).toList();
            sessions.living(open).forEach(session -> living.add(Arrays.toString(session)));
            streams.stream()
                    .filter(stream -> !living.contains(Arrays.toString(stream.session())))
                    .forEach(EventStream::close);
        } catch (RuntimeException e) {
            LOG.warnf("Open streams could not be compared with the sessions: %s", e.getMessage());
        }
    }
}
