package org.redress.kpi.query.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.redress.kit.store.Sql;
import org.redress.kpi.cell.Dimension;
import org.redress.kpi.cell.QuarterHour;
import org.redress.kpi.cell.store.TouchedBlocks;
import org.redress.kpi.day.AskedZones;
import org.redress.kpi.day.ZoneDay;
import org.redress.kpi.query.Cells;

/**
 * Which part of a selection the sums of whole days answer, and which one only the cells do: days that are open or touched, the day of now,
 * and days that an edge cuts.
 *
 * @param zone the number of the zone, or of the combination of dimensions in it
 * @param dimensions those that the selection groups by or filters, in their order
 * @param standing days that are answered by their sums, ascending
 * @param uneven what only the cells answer, ascending and apart
 */
record WholeDays(int zone, List<Dimension> dimensions, List<Standing> standing, List<Stretch> uneven) {

    /** More dimensions at once have as many values together as there are cells. */
    private static final int MOST_DIMENSIONS = 3;

    /** A hundred edges within days are a question about hours. */
    private static final int MOST_CUT_DAYS = 100;

    /** Each is looked up by itself. */
    private static final int MOST_STRETCHES = 100;

    /** A day whose sums stand; no two sums have the same version. */
    record Standing(int first, long version) {}

    /** Slots from the first, included, to the end, excluded. */
    record Stretch(int first, int end) {

        boolean holds(int slot) {
            return first <= slot && slot < end;
        }

        boolean isEmpty() {
            return first >= end;
        }

        Stretch within(Stretch other) {
            return new Stretch(Math.max(first, other.first), Math.min(end, other.end));
        }
    }

    /**
     * What the sums of days can do for the selection; nothing if it is none of theirs, or if the zone is asked for the first time.
     *
     * @param stretch all that is read
     */
    static Optional<WholeDays> of(Connection connection, Cells.Selection selection, Stretch stretch, AskedZones zones)
            throws SQLException {
        Set<Dimension> asked = new TreeSet<>(selection.groupBy());
        asked.addAll(selection.filters().keySet());
        ZoneId zone = selection.zone();
        int[] cut = Arrays.stream(selection.edges())
                .filter(edge -> !ZoneDay.beginsAt(edge, zone))
                .limit(MOST_CUT_DAYS + 1L)
                .toArray();
        if (asked.size() > MOST_DIMENSIONS || cut.length > MOST_CUT_DAYS) {
            return Optional.empty();
        }
        List<Dimension> dimensions = List.copyOf(asked);
        String combination = dimensions.size() > 1 ? names(dimensions) : "";
        zones.ask(zone, combination);
        // In this order, as those lock them who change them.
        List<ZoneDay> uneven = touched(connection, zone);
        Integer number = number(connection, zone, combination);
        if (number == null) {
            return Optional.empty();
        }
        List<Standing> standing = new ArrayList<>();
        days(connection, number, stretch, standing, uneven);
        uneven.add(ZoneDay.of(QuarterHour.of(selection.asOf()), zone));
        for (int edge : cut) {
            uneven.add(ZoneDay.of(edge, zone));
        }
        List<Stretch> few = few(apart(uneven));
        standing.removeIf(day -> few.stream().anyMatch(each -> each.holds(day.first)));
        return Optional.of(new WholeDays(number, dimensions, standing, few));
    }

    /** What of a stretch only the cells answer. */
    List<Stretch> uneven(Stretch of) {
        return uneven.stream()
                .map(each -> each.within(of))
                .filter(each -> !each.isEmpty())
                .toList();
    }

    /** The name of the sums by these dimensions. */
    String part() {
        return names(dimensions);
    }

    private static String names(List<Dimension> dimensions) {
        return dimensions.stream().map(Dimension::wireName).collect(Collectors.joining(","));
    }

    private static List<ZoneDay> touched(Connection connection, ZoneId zone) throws SQLException {
        List<ZoneDay> days = new ArrayList<>();
        for (int block :
                Sql.on(connection).list("select distinct block from day_touched", row -> row.integer("block"))) {
            int end = (block + 1) << TouchedBlocks.SHIFT;
            for (int slot = block << TouchedBlocks.SHIFT; slot < end; ) {
                ZoneDay day = ZoneDay.of(slot, zone);
                days.add(day);
                slot = day.end();
            }
        }
        return days;
    }

    private static @Nullable Integer number(Connection connection, ZoneId zone, String combination)
            throws SQLException {
        return Sql.on(connection)
                .optional(
                        "select id from day_zone where name = ? and combination = ? and scanned",
                        row -> row.integer("id"),
                        zone.getId(),
                        combination)
                .orElse(null);
    }

    private static void days(
            Connection connection, int zone, Stretch stretch, List<Standing> standing, List<ZoneDay> open)
            throws SQLException {
        Sql.on(connection)
                .each(
                        """
                        select first_slot, end_slot, stands, version from summed_day
                         where zone = ? and first_slot < ? and end_slot > ? order by first_slot""",
                        row -> {
                            int first = row.integer("first_slot");
                            if (row.bool("stands")) {
                                standing.add(new Standing(first, row.bigint("version")));
                            } else {
                                open.add(new ZoneDay(first, row.integer("end_slot")));
                            }
                        },
                        zone,
                        stretch.end,
                        stretch.first);
    }

    private static List<Stretch> apart(List<ZoneDay> days) {
        List<Stretch> apart = new ArrayList<>();
        days.stream()
                .sorted(java.util.Comparator.comparingInt(ZoneDay::first).thenComparingInt(ZoneDay::end))
                .forEach(day -> {
                    Stretch last = apart.isEmpty() ? null : apart.getLast();
                    if (last != null && day.first() <= last.end) {
                        apart.set(apart.size() - 1, new Stretch(last.first, Math.max(last.end, day.end())));
                    } else {
                        apart.add(new Stretch(day.first(), day.end()));
                    }
                });
        return apart;
    }

    /** Joins those that are closest until there are few: what lies between them is read from the cells too. */
    private static List<Stretch> few(List<Stretch> apart) {
        List<Stretch> few = new ArrayList<>(apart);
        while (few.size() > MOST_STRETCHES) {
            int closest = 0;
            for (int i = 1; i < few.size() - 1; i++) {
                if (gapAfter(few, i) < gapAfter(few, closest)) {
                    closest = i;
                }
            }
            few.set(closest, new Stretch(few.get(closest).first, few.remove(closest + 1).end));
        }
        return few;
    }

    private static long gapAfter(List<Stretch> apart, int i) {
        return (long) apart.get(i + 1).first - apart.get(i).end;
    }
}
