package org.redress.kpi.day;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.ZoneId;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The zones that questions about whole days came in, until they are noted in the database. */
@ApplicationScoped
public class AskedZones {

    private final Set<ZoneId> asked = ConcurrentHashMap.newKeySet();

    /** Notes that days of this zone were asked for. */
    public void ask(ZoneId zone) {
        asked.add(zone);
    }

    /** Those since the last call. */
    Set<ZoneId> take() {
        Set<ZoneId> taken = Set.copyOf(asked);
        asked.removeAll(taken);
        return taken;
    }
}
