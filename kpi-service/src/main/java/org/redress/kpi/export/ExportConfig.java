package org.redress.kpi.export;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** What exports may take. */
@ConfigMapping(prefix = "redress.kpi.export")
public interface ExportConfig {

    /** As many run at the same time in this instance; each holds a connection. */
    @WithDefault("2")
    int atOnce();

    /** An export that takes longer is cut off: while it lasts, a rebuild waits to take the place of the live tables. */
    @WithDefault("10m")
    Duration longest();

    /** As many rows are in memory at a time. */
    @WithDefault("1000")
    int rowsInMemory();
}
