package org.redress.kpi.day.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.redress.kpi.day.AskedZones;
import org.redress.kpi.day.DayConfig;
import org.redress.kpi.store.Times;

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
        try (PreparedStatement statement = connection.prepareStatement("""
                insert into day_zone as z (name, combination, asked_at)
                select ?, ?, ?
                 where exists (select from day_zone where name = ? and combination = ?)
                    or (select count(*) from day_zone where (combination = '') = ?) < ?
                on conflict (name, combination) do update set asked_at = excluded.asked_at
                 where z.asked_at < excluded.asked_at - interval '1 day'""")) {
            for (AskedZones.Asked each : asked) {
                boolean single = each.combination().isEmpty();
                statement.setString(1, each.zone().getId());
                statement.setString(2, each.combination());
                statement.setObject(3, Times.time(now));
                statement.setString(4, each.zone().getId());
                statement.setString(5, each.combination());
                statement.setBoolean(6, single);
                statement.setInt(7, single ? config.zones() : config.combinations());
                statement.executeUpdate();
            }
        }
    }

    static List<Zone> all(Connection connection) throws SQLException {
        List<Zone> zones = new ArrayList<>();
        try (PreparedStatement statement =
                        connection.prepareStatement("select id, name, scanned from day_zone order by id");
                ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                zones.add(new Zone(rows.getInt(1), ZoneId.of(rows.getString(2)), rows.getBoolean(3)));
            }
        }
        return zones;
    }

    /** Forgets zones that nobody asked for since. */
    static void forget(Connection connection, Instant since) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("delete from day_zone where asked_at < ?")) {
            statement.setObject(1, Times.time(since));
            statement.executeUpdate();
        }
    }

    /** Sweeps up the sums of zones that are forgotten, or that a rebuild gave a new number. */
    static void sweep(Connection connection) throws SQLException {
        List<Integer> gone = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(
                        "select distinct zone from summed_day where zone not in (select id from day_zone)");
                ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                gone.add(rows.getInt(1));
            }
        }
        // Those that tell that there is something to sweep come last.
        for (String table : List.of("day_part", "summed_day")) {
            try (PreparedStatement statement =
                    connection.prepareStatement("delete from " + table + " where zone = any (?)")) {
                if (!gone.isEmpty()) {
                    statement.setArray(1, connection.createArrayOf("int4", gone.toArray(Integer[]::new)));
                    statement.executeUpdate();
                }
            }
        }
    }
}
