package org.redress.kit.http;

import io.vertx.ext.web.RoutingContext;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The W3C trace context of an exchange: taken from the caller's {@code traceparent} if that is well formed, otherwise begun here.
 *
 * @param traceparent what to pass on and to answer, {@code 00-<32 hex>-<16 hex>-<2 hex>}
 */
public record Trace(String traceparent) {

    private static final Pattern WELL_FORMED =
            Pattern.compile("00-(?!0{32})[0-9a-f]{32}-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}");
    private static final String KEY = Trace.class.getName();

    /** The trace of this exchange; the same object however often it is asked for. */
    public static Trace of(RoutingContext exchange) {
        Trace trace = exchange.get(KEY);
        if (trace == null) {
            trace = continued(exchange.request().getHeader("traceparent"));
            exchange.put(KEY, trace);
        }
        return trace;
    }

    /** The id that people search logs for: 32 hex digits. */
    public String traceId() {
        return traceparent.substring(3, 35);
    }

    static Trace continued(@Nullable String header) {
        if (header != null
                && header.length() == 55
                && WELL_FORMED.matcher(header).matches()) {
            return new Trace(header);
        }
        ThreadLocalRandom random = ThreadLocalRandom.current();
        HexFormat hex = HexFormat.of();
        return new Trace("00-" + hex.toHexDigits(random.nextLong()) + hex.toHexDigits(random.nextLong() | 1) + "-"
                + hex.toHexDigits(random.nextLong() | 1) + "-01");
    }
}
