package org.redress.kpi.known;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Views of what was known. */
@ConfigMapping(prefix = "redress.kpi.views")
public interface AsOfConfig {

    /** As many there may be at a time; each takes about as much disk as the live tables did then. */
    @WithDefault("3")
    int most();

    /** A view is dropped this long after it was asked for. */
    @WithDefault("24h")
    Duration keep();
}
