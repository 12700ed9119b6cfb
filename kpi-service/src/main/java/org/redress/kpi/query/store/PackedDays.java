package org.redress.kpi.query.store;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.redress.kit.store.Sql;
import org.redress.kpi.day.DayConfig;
import org.redress.kpi.day.PackedDay;

/**
 * Sums of whole days that were read before, those that were used last. Each is known by the version that its row had in the snapshot that it
 * was read in; who asks names the version that he sees, so that he is given what he would read himself.
 */
@ApplicationScoped
public class PackedDays {

    /** What is read of a day. */
    enum Kind {
        SUMS,
        SKETCHES
    }

    private record Key(int zone, String part, Kind kind, int first) {}

    private record Kept(long version, PackedDay day) {}

    private final long mostBytes;
    private final LinkedHashMap<Key, Kept> kept = new LinkedHashMap<>(1024, 0.75f, true);
    private long bytes;

    PackedDays(DayConfig config) {
        this.mostBytes = config.megabytes() * 1024L * 1024;
    }

    /** The days that stand, in their order; read from the database where they are not known. */
    PackedDay[] of(Connection connection, WholeDays days, Kind kind) throws SQLException {
        @Nullable PackedDay[] found = new PackedDay[days.standing().size()];
        Map<Integer, Integer> missing = new HashMap<>();
        String part = days.part();
        synchronized (this) {
            for (int i = 0; i < found.length; i++) {
                WholeDays.Standing day = days.standing().get(i);
                Kept known = kept.get(new Key(days.zone(), part, kind, day.first()));
                if (known != null && known.version == day.version()) {
                    found[i] = known.day;
                } else {
                    found[i] = PackedDay.EMPTY;
                    missing.put(day.first(), i);
                }
            }
        }
        if (!missing.isEmpty()) {
            read(connection, days, kind, missing, found);
            keep(days, kind, missing, found);
        }
        return found;
    }

    private static void read(
            Connection connection,
            WholeDays days,
            Kind kind,
            Map<Integer, Integer> missing,
            @Nullable PackedDay[] found)
            throws SQLException {
        String column = kind == Kind.SUMS ? "sums" : "sketches";
        // Days of one selection mostly have the same groups: what the day before has is handed on.
        Likely likely = new Likely();
        for (PackedDay day : found) {
            likely.groups = day == null || day == PackedDay.EMPTY ? likely.groups : day.groups();
        }
        Sql.on(connection)
                .each(
                        "select first_slot, " + column + " as packed from day_part"
                                + " where zone = ? and dimensions = ? and first_slot = any (?)",
                        row -> {
                            Integer at = missing.get(row.integer("first_slot"));
                            if (at != null) {
                                PackedDay day = new PackedDay(row.bytes("packed"), likely.groups);
                                likely.groups = day.groups();
                                found[at] = day;
                            }
                        },
                        days.zone(),
                        days.part(),
                        Sql.ints(missing.keySet()));
    }

    private static final class Likely {
        private List<List<@Nullable String>> groups = List.of();
    }

    private synchronized void keep(
            WholeDays days, Kind kind, Map<Integer, Integer> missing, @Nullable PackedDay[] found) {
        List<WholeDays.Standing> standing = days.standing();
        String part = days.part();
        missing.values().forEach(at -> {
            WholeDays.Standing day = standing.get(at);
            PackedDay read = found[at];
            if (read != null) {
                bytes += read.size();
                Kept before = kept.put(new Key(days.zone(), part, kind, day.first()), new Kept(day.version(), read));
                bytes -= before == null ? 0 : before.day.size();
            }
        });
        Iterator<Kept> oldest = kept.values().iterator();
        while (bytes > mostBytes && oldest.hasNext()) {
            bytes -= oldest.next().day.size();
            oldest.remove();
        }
    }
}
