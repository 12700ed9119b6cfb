package org.redress.complaint.sla.calendar;

import java.time.ZoneId;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Time zones by name. */
public final class Zones {

    /** What a name must be, for people. */
    public static final String EXPECTED = "must be the name of an IANA time zone, such as Europe/Berlin";

    private static final Set<String> KNOWN = Set.copyOf(ZoneId.getAvailableZoneIds());

    private Zones() {}

    /** The zone of an IANA name; null if there is none. Offsets and their like (UTC+2) have no rules and are no zones. */
    public static @Nullable ZoneId of(String name) {
        return KNOWN.contains(name) ? ZoneId.of(name) : null;
    }
}
