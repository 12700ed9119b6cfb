package org.redress.testing;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock that stands still until it is moved. Safe for use by several threads. */
public final class MutableClock extends Clock {

    /** The hands of the clock, shared with its views in other zones. */
    private static final class Hands {

        private volatile Instant now;

        Hands(Instant now) {
            this.now = now;
        }

        synchronized Instant advance(Duration by) {
            now = now.plus(by);
            return now;
        }
    }

    private final Hands hands;
    private final ZoneId zone;

    private MutableClock(Hands hands, ZoneId zone) {
        this.hands = hands;
        this.zone = zone;
    }

    /** A clock in UTC that shows the given instant, in ISO 8601. */
    public static MutableClock at(String instant) {
        return at(Instant.parse(instant));
    }

    /** A clock in UTC that shows the given instant. */
    public static MutableClock at(Instant instant) {
        return new MutableClock(new Hands(instant), ZoneOffset.UTC);
    }

    /** Sets the time, back too. */
    public void set(Instant instant) {
        hands.now = instant;
    }

    /** Moves the time on, and returns it; a negative duration moves it back. */
    public Instant advance(Duration by) {
        return hands.advance(by);
    }

    @Override
    public Instant instant() {
        return hands.now;
    }

    @Override
    public ZoneId getZone() {
        return zone;
    }

    /** The same clock, seen in another zone: it moves with this one. */
    @Override
    public Clock withZone(ZoneId other) {
        return new MutableClock(hands, other);
    }
}
