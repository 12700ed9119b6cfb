package org.redress.kpi.day.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntFunction;
import org.redress.kit.store.Sql;
import org.redress.kpi.cell.store.TouchedBlocks;
import org.redress.kpi.day.ZoneDay;

/** Days whose sums are not those of the cells. */
final class OpenDays {

    /** One look into the key for each day of each measure, instead of reading all cells. */
    private static final String BLOCKS_WITH_CELLS = """
            with recursive found (measure, slot) as (
                select m.id, (select min(c.slot) from cell c where c.measure = m.id) from measure m
                union all
                select f.measure,
                       (select min(c.slot) from cell c
                         where c.measure = f.measure and c.slot >= ((f.slot >> %1$d) + 1) << %1$d)
                  from found f where f.slot is not null)
            select distinct slot >> %1$d as block from found where slot is not null""".formatted(TouchedBlocks.SHIFT);

    private OpenDays() {}

    /** Opens the days of all blocks that were touched, and forgets that they were. */
    static void openTouched(Connection transaction, List<KnownZones.Zone> zones, Instant now) throws SQLException {
        Set<Integer> blocks = blocks(
                transaction, "with gone as (delete from day_touched returning block) select distinct block from gone");
        for (KnownZones.Zone zone : zones) {
            if (zone.scanned()) {
                open(transaction, zone, blocks, now);
            }
        }
    }

    /** Opens all days with cells of a zone that is new, or whose days were replaced by those of a rebuild. */
    static void openAll(Connection transaction, KnownZones.Zone zone, Instant touchedAt) throws SQLException {
        open(transaction, zone, blocks(transaction, BLOCKS_WITH_CELLS), touchedAt);
        Sql.on(transaction).update("update day_zone set scanned = true where id = ?", zone.id());
    }

    private static Set<Integer> blocks(Connection transaction, String sql) throws SQLException {
        return new TreeSet<>(Sql.on(transaction).list(sql, row -> row.integer("block")));
    }

    private static void open(Connection transaction, KnownZones.Zone zone, Set<Integer> blocks, Instant touchedAt)
            throws SQLException {
        Set<ZoneDay> days = new TreeSet<>(java.util.Comparator.comparingInt(ZoneDay::first));
        IntFunction<ZoneDay> day = slot -> ZoneDay.of(slot, zone.zone());
        for (int block : blocks) {
            int end = (block + 1) << TouchedBlocks.SHIFT;
            for (int slot = block << TouchedBlocks.SHIFT; slot < end; ) {
                ZoneDay next = day.apply(slot);
                days.add(next);
                slot = next.end();
            }
        }
        if (days.isEmpty()) {
            return;
        }
        Sql.on(transaction)
                .update(
                        """
                        insert into summed_day (zone, first_slot, end_slot, stands, touched_at)
                        select ?, first_slot, end_slot, false, ? from unnest(?, ?) as d (first_slot, end_slot)
                        on conflict (zone, first_slot)
                        do update set stands = false, end_slot = excluded.end_slot, touched_at = excluded.touched_at""",
                        zone.id(),
                        touchedAt,
                        Sql.array("int4", days.stream().mapToInt(ZoneDay::first).toArray()),
                        Sql.array("int4", days.stream().mapToInt(ZoneDay::end).toArray()));
    }
}
