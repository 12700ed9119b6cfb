package org.redress.kpi.rebuild;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How a rebuild works. */
@ConfigMapping(prefix = "redress.kpi.rebuild")
public interface RebuildConfig {

    /**
     * As many complaints are merged in memory before they are stored, by all workers together; each takes about 1 kB. Partitions that hold
     * more of them cost a second pass over what was stored.
     */
    @WithDefault("75000")
    int livesInMemory();

    /**
     * As many cells and sketch buckets are summed up in memory; each takes about 50 bytes, and twice that while they are stored. More of
     * them are put aside, sorted, and merged at the end.
     */
    @WithDefault("1800000")
    int cellsInMemory();
}
