package org.redress.kpi.day.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.redress.kit.store.Sql;
import org.redress.kpi.day.AskedZones;
import org.redress.kpi.day.DayConfig;

/** The zones whose days are summed, one for each dimension by itself and one for each combination of dimensions. */
final class KnownZones {

    /**
     * One of them.
     *
     * @param scanned whether all its days with cells are known
     */
    record Zone(int id, ZoneId zone, boolean scanned) {}

    private KnownZones() {}

    /** Adds zones and combinations while there are fewer than the most, and notes once a day that those known are still asked for. */
    static void note(Connection connection, Collection<AskedZones.Asked> asked, Instant now, DayConfig config)
            throws SQLException {
        List<@Nullable Object[]> rows = new ArrayList<>(asked.size());
        for (AskedZones.Asked each : asked) {
            String name = each.zone().getId();
            boolean single = each.combination().isEmpty();
            int most = single ? config.zones() : config.combinations();
            rows.add(new Object[] {name, each.combination(), now, name, each.combination(), single, most});
        }
        Sql.on(connection).batch("""
                insert into day_zone as z (name, combination, asked_at)
                select ?, ?, ?
                 where exists (select from day_zone where name = ? and combination = ?)
                    or (select count(*) from day_zone where (combination = '') = ?) < ?
                on conflict (name, combination) do update set asked_at = excluded.asked_at
                 where z.asked_at < excluded.asked_at - interval '1 day'""", rows);
    }

    static List<Zone> all(Connection connection) throws SQLException {
        return Sql.on(connection)
                .list(
                        "select id, name, scanned from day_zone order by id",
                        row -> new Zone(row.integer("id"), ZoneId.of(row.text("name")), row.bool("scanned")));
    }

    /** Forgets zones that nobody asked for since. */
    static void forget(Connection connection, Instant since) throws SQLException {
        Sql.on(connection).update("delete from day_zone where asked_at < ?", since);
    }

    /** Sweeps up the sums of zones that are forgotten, or that a rebuild gave a new number. */
    static void sweep(Connection connection) throws SQLException {
        Sql sql = Sql.on(connection);
        List<Integer> gone = sql.list(
                "select distinct zone from summed_day where zone not in (select id from day_zone)",
                row -> row.integer("zone"));
        if (!gone.isEmpty()) {
            // Those that tell that there is something to sweep come last.
            sql.update("delete from day_part where zone = any (?)", Sql.ints(gone));
            sql.update("delete from summed_day where zone = any (?)", Sql.ints(gone));
        }
    }
}
