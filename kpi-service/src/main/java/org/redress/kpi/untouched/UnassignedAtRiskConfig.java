package org.redress.kpi.untouched;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** When untouched deadlines are told. */
@ConfigMapping(prefix = "redress.kpi.untouched")
public interface UnassignedAtRiskConfig {

    /** Whether this instance looks for them; one of all suffices. */
    @WithDefault("true")
    boolean enabled();

    /** Deadlines within so many hours are looked at. */
    @WithDefault("4")
    int hours();

    /** Fewer than these in a team are not told; fewer than half of them are the end. */
    @WithDefault("5")
    int least();

    /** So often it is looked. */
    @WithDefault("1m")
    Duration every();

    /** While events are counted that were recorded so long ago, nothing is told: who looks untouched may have been answered by one that is still to be read. */
    @WithDefault("60s")
    Duration settle();
}
