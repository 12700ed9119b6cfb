package org.redress.complaint;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** The sweeper, which notices that time has passed. */
@ConfigMapping(prefix = "redress.sweep")
public interface SweepConfig {

    /** Whether this instance sweeps. */
    @WithDefault("true")
    boolean enabled();

    /** The pause between two looks for due clocks; bounds how late a breach is announced. */
    @WithDefault("500ms")
    Duration interval();

    /** The pause between two counts of open cases for the metrics. */
    @WithDefault("30s")
    Duration gaugeInterval();
}
