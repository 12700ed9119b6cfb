package org.redress.complaint;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The default policy. A case keeps the targets it was given, whatever is configured later (DEC-3). */
@ConfigMapping(prefix = "redress.sla")
public interface SlaConfig {

    /** Name and version, shown with every clock; raise the version with every change of the targets. */
    @WithDefault("default/1")
    String policy();

    /** From receipt to the first acknowledgement, automatic or not. */
    @WithDefault("PT24H")
    Duration acknowledgement();

    /** From receipt to the first customer-visible message by a human. */
    @WithDefault("PT48H")
    Duration firstResponse();

    /**
     * From the earliest unanswered message of the customer, the complaint itself included, to the answer of a human; each exchange anew.
     * Without it, cases have no such clock.
     */
    Optional<Duration> nextResponse();

    /** From receipt to the resolution, not counting time in which the next move is the customer's. */
    @WithDefault("P15D")
    Duration resolution();

    /** Shares of the budget in percent that operations wants to be warned of. */
    @WithDefault("50,75,90")
    List<Integer> warnings();

    /** The pause between two looks for calendars and policies that other instances saved. */
    @WithDefault("250ms")
    Duration refresh();

    /** The pause between two looks for applications to open cases that were asked for elsewhere, or left by a process that died. */
    @WithDefault("2s")
    Duration resume();
}
