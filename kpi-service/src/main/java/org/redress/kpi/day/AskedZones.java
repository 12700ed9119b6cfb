package org.redress.kpi.day;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.ZoneId;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The zones that questions about whole days came in, and the dimensions they put together, until they are noted in the database. */
@ApplicationScoped
public class AskedZones {

    /**
     * What was asked for.
     *
     * @param combination names of dimensions with commas; empty for each by itself
     */
    public record Asked(ZoneId zone, String combination) {}

    private final Set<Asked> asked = ConcurrentHashMap.newKeySet();

    /** Notes that days of this zone were asked for, by this combination of dimensions. */
    public void ask(ZoneId zone, String combination) {
        asked.add(new Asked(zone, combination));
    }

    /** Those since the last call. */
    Set<Asked> take() {
        Set<Asked> taken = Set.copyOf(asked);
        asked.removeAll(taken);
        return taken;
    }
}
