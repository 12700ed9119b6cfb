package org.redress.kpi.day;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** When days are summed up. */
@ConfigMapping(prefix = "redress.kpi.days")
public interface DayConfig {

    /** A day is summed when nothing in it changed for so long. */
    @WithDefault("5s")
    Duration quiet();

    /** How often it is looked for days to sum. */
    @WithDefault("2s")
    Duration every();

    /** The share of the time that summing may take while there is much of it. */
    @WithDefault("0.25")
    double share();

    /** So many zones are kept; questions in further ones are answered from the cells. */
    @WithDefault("8")
    int zones();

    /** So many combinations of dimensions are kept, each in one zone; questions for further ones are answered from the cells. */
    @WithDefault("16")
    int combinations();

    /** So many megabytes of sums of days are kept in memory, so that they need not be read again. */
    @WithDefault("96")
    int megabytes();

    /** A zone or combination that nobody asked for so long is forgotten. */
    @WithDefault("35d")
    Duration keep();
}
