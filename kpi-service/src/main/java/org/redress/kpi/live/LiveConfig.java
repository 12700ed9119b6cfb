package org.redress.kpi.live;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How live figures are served. */
@ConfigMapping(prefix = "redress.kpi.live")
public interface LiveConfig {

    /** A question is computed no more often than this, whatever happens and however many listen. */
    @WithDefault("500ms")
    Duration shortestPause();

    /** Promises run out and days end without any event: so long an answer stands unless something happens. */
    @WithDefault("15s")
    Duration longestPause();

    /** As many questions are kept computed at the same time; each costs a look at the cells per change. */
    @WithDefault("100")
    int questions();

    /** As many streams are open at the same time. */
    @WithDefault("1000")
    int streams();

    /** As many of them belong to one caller. */
    @WithDefault("20")
    int streamsOfOneCaller();

    /** A stream ends after this time, so that whoever lost the right to read notices; a client comes back by itself and misses nothing. */
    @WithDefault("10m")
    Duration longestStream();
}
