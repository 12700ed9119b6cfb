package org.redress.stack.process;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/** Asks whether a service does its work. A question takes at most about two seconds and never throws. */
@FunctionalInterface
public interface Readiness {

    /** Whether the service answers now. */
    boolean ready();

    /** Ready when something accepts connections on this port of the loopback address. */
    static Readiness port(int port) {
        return () -> {
            try (Socket socket = new Socket()) {
                socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1_000);
                return true;
            } catch (IOException e) {
                return false;
            }
        };
    }

    /**
     * Ready when the other condition holds too; but if that does not come true, after some time without it.
     *
     * @param patience how long this may be ready and the other not
     */
    default Readiness with(Readiness other, Duration patience) {
        AtomicLong since = new AtomicLong();
        return () -> {
            if (!ready()) {
                return false;
            }
            long now = System.nanoTime();
            since.compareAndSet(0, now);
            return other.ready() || now - since.get() > patience.toNanos();
        };
    }

    /** Ready when a GET of this address, with these headers, answers 200. */
    static Readiness http(URI address, Map<String, String> headers) {
        HttpRequest.Builder builder = HttpRequest.newBuilder(address).timeout(Duration.ofSeconds(2));
        headers.forEach(builder::header);
        HttpRequest request = builder.build();
        return () -> {
            try {
                return Http.CLIENT.send(request, BodyHandlers.discarding()).statusCode() == 200;
            } catch (IOException e) {
                return false;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        };
    }

    /** One client for all probes; created when the first HTTP probe is asked. */
    final class Http {
        private static final HttpClient CLIENT = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(Duration.ofSeconds(1))
                .build();

        private Http() {}
    }
}
