package org.redress.kit.http;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** The value of the Date header, written anew once a second only. Clients set their countdowns by it. */
@ApplicationScoped
class HttpDates {

    private static final DateTimeFormatter IMF_FIXDATE =
            DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH);

    private final Clock clock;
    private volatile Second current = new Second(Long.MIN_VALUE, "");

    HttpDates(Clock clock) {
        this.clock = clock;
    }

    private record Second(long epochSecond, String text) {}

    String now() {
        long second = clock.millis() / 1000;
        Second known = current;
        if (known.epochSecond() != second) {
            known = new Second(
                    second, IMF_FIXDATE.format(Instant.ofEpochSecond(second).atOffset(ZoneOffset.UTC)));
            current = known;
        }
        return known.text();
    }
}
