package org.redress.kpi.objective;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** When objectives are judged. */
@ConfigMapping(prefix = "redress.kpi.objectives")
public interface ObjectiveConfig {

    /** Whether this instance judges them; one of all suffices. */
    @WithDefault("true")
    boolean enabled();

    /** So often at the least, because deadlines pass without an event. */
    @WithDefault("15s")
    Duration every();

    /** So long between two rounds at the least, however often figures change. */
    @WithDefault("2s")
    Duration pause();

    /**
     * While events are counted that were recorded so long ago, nothing is judged: what looks broken may have been kept by an event that is
     * still to be read.
     */
    @WithDefault("60s")
    Duration settle();
}
