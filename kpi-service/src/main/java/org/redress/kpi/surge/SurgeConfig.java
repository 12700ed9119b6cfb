package org.redress.kpi.surge;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;

/** What counts as a surge of complaints. */
@ConfigMapping(prefix = "redress.kpi.surges")
public interface SurgeConfig {

    /** Whether this instance judges categories; one of all suffices. */
    @WithDefault("true")
    boolean enabled();

    /** The zone of the weekdays and hours that are compared. */
    @WithDefault("UTC")
    ZoneId zone();

    /** Windows in hours, each compared with its own past: a short one finds what is sudden, a long one what is steady. */
    @WithDefault("3,24")
    List<Integer> windowHours();

    /** So many weeks are looked back. */
    @WithDefault("8")
    int weeks();

    /** A category raises a false alarm at most once in so many days. */
    @WithDefault("90")
    int falseAlarmDays();

    /** All categories together raise a false alarm at most once in so many days. */
    @WithDefault("30")
    int anyFalseAlarmDays();

    /** Fewer complaints than these in a window are no surge, however few are usual. */
    @WithDefault("5")
    int least();

    /** An hour is judged so long after it is over, when its complaints are counted. */
    @WithDefault("2m")
    Duration settle();
}
