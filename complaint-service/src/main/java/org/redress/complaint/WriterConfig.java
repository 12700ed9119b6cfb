package org.redress.complaint;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How requests are committed together; see docs/adr. */
@ConfigMapping(prefix = "redress.writer")
public interface WriterConfig {

    /** Transactions side by side. More than the database can flush at once only makes the groups smaller. */
    @WithDefault("2")
    int workers();

    /** The most events in one transaction. */
    @WithDefault("256")
    int groupSize();

    /** The most requests that wait for one worker before further ones are told to come back. */
    @WithDefault("4096")
    int queueSize();
}
