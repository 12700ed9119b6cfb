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

    /** How many transactions of this instance sweep side by side; each holds a database connection while it has work. */
    @WithDefault("2")
    int workers();

    /**
     * The longest pause between two looks for due clocks. A sweeper wakes up by itself when the next one is due; this bounds how late it is
     * for clocks that another instance wrote meanwhile.
     */
    @WithDefault("500ms")
    Duration interval();

    /** How far the clocks of this process and of the database may differ; beyond it, this instance judges nothing. */
    @WithDefault("30s")
    Duration clockTolerance();

    /** The pause between two counts of open cases for the metrics. */
    @WithDefault("30s")
    Duration gaugeInterval();
}
