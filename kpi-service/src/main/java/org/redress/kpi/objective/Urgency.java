package org.redress.kpi.objective;

import java.util.Locale;

/** How urgent it is that an objective burns; the later the more. */
public enum Urgency {
    /** Can wait for the working day. */
    TICKET,
    /** Somebody should look now. */
    PAGE;

    /** The name in the API. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The more urgent of two. */
    Urgency orMore(Urgency other) {
        return compareTo(other) >= 0 ? this : other;
    }
}
