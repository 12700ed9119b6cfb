package org.redress.notification.delivery;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;

/** How deliveries are carried out. */
@ConfigMapping(prefix = "redress.delivery")
public interface DeliveryConfig {

    /** Workers per step. Each holds at most one message at a time; a silent mail server keeps all of them busy and nothing else. */
    @WithDefault("4")
    int workers();

    /** How long a worker may hold deliveries before another one takes them over; longer than any step can take. */
    @WithDefault("60s")
    Duration lease();

    /** How often idle workers look for due deliveries. New ones of this instance wake them at once. */
    @WithDefault("1s")
    Duration poll();

    /** The waits between attempts; when they are used up, the delivery is blocked. */
    @WithDefault("1m,5m,30m,2h,5h,10h,14h")
    List<Duration> backOff();

    /** The share of a wait that is random, so that what failed together does not come back together. */
    @WithDefault("0.2")
    double jitter();

    /** The first and the longest pause of a channel that cannot be reached. */
    @WithDefault("1s")
    Duration shortestPause();

    /** See {@link #shortestPause()}. */
    @WithDefault("30s")
    Duration longestPause();

    /** How long messages to operations wait for others of their kind. */
    @WithDefault("30s")
    Duration groupWait();

    /** How long an acknowledgement waits for the deadlines that follow the complaint on the topic. */
    @WithDefault("2s")
    Duration promiseWait();

    /** The most deliveries in one message. */
    @WithDefault("200")
    int bundleSize();
}
