package org.redress.kpi.gauge;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.time.ZoneId;

/** The gauges of the main figures. */
@ConfigMapping(prefix = "redress.kpi.gauges")
public interface GaugeConfig {

    /** How often they are computed; 0 for never. */
    @WithDefault("15s")
    Duration every();

    /** In which zone it is today. */
    @WithDefault("UTC")
    ZoneId zone();

    /** As many clocks have gauges of their own, those with most deadlines first: each is a time series more. */
    @WithDefault("20")
    int clocks();
}
