package org.redress.kit.caller;

import java.util.Set;

/** What an API key may be allowed to do. */
public final class Scopes {

    /** Post complaints and events. */
    public static final String EVENTS_WRITE = "events:write";
    /** Read cases. */
    public static final String COMPLAINTS_READ = "complaints:read";
    /** Act on cases as an agent does. */
    public static final String COMPLAINTS_WRITE = "complaints:write";
    /** Post feedback. */
    public static final String FEEDBACK_WRITE = "feedback:write";
    /** Read figures. */
    public static final String KPI_READ = "kpi:read";
    /** Everything. */
    public static final String ADMIN = "admin:*";

    /** Every scope a key can have. */
    public static final Set<String> ALL =
            Set.of(EVENTS_WRITE, COMPLAINTS_READ, COMPLAINTS_WRITE, FEEDBACK_WRITE, KPI_READ, ADMIN);

    private Scopes() {}
}
