package org.redress.messaging;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Settings of the event history's relay. Channels are configured as {@code mp.messaging.incoming.*}. */
@ConfigMapping(prefix = "redress.messaging")
public interface MessagingConfig {

    /** This service's name: the source of its events is {@code redress/<service>}. */
    @WithDefault("${quarkus.application.name}")
    String service();

    /** The relay, which publishes the outbox. */
    Relay relay();

    /** Whether this instance consumes: the channels of a service are enabled by this value. */
    Consumers consumers();

    /** Settings of all channels of this instance. */
    interface Consumers {

        /** Whether this instance consumes. */
        @WithDefault("true")
        boolean enabled();
    }

    /** Settings of the relay. */
    interface Relay {

        /** Whether this instance publishes. */
        @WithDefault("true")
        boolean enabled();

        /** How many transactions publish at the same time; each holds a database connection while it waits for the broker. */
        @WithDefault("2")
        int threads();

        /** The most outbox rows that are published in one transaction. */
        @WithDefault("500")
        int batch();

        /** How long a woken relay waits for more commits before it looks: longer makes fewer, larger transactions. */
        @WithDefault("10ms")
        Duration linger();

        /** How often to look without being woken, after something was found. */
        @WithDefault("250ms")
        Duration poll();

        /** How often to look without being woken, after a while without finding anything. */
        @WithDefault("2s")
        Duration idlePoll();
    }
}
