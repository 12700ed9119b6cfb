package org.redress.notification.rules;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Limits of the rules. */
@ConfigMapping(prefix = "redress.rules")
public interface RulesConfig {

    /** Older events (since recording) are recorded as suppressed, not sent: a topic read again from its start tells nobody anything. */
    @WithDefault("3d")
    Duration maxAge();
}
