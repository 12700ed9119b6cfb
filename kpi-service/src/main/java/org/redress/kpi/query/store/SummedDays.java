package org.redress.kpi.query.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.redress.kpi.cell.Dimension;
import org.redress.kpi.cell.QuarterHour;
import org.redress.kpi.day.PackedDay;
import org.redress.kpi.query.Cells;
import org.redress.kpi.query.KpiQuestion;
import org.redress.kpi.query.TooManyBucketsException;

/** Sums over the days that stand: filtered, by bucket, and by the dimensions that are grouped by. */
final class SummedDays {

    /** Of days before the first bucket. */
    private static final int BEFORE = -1;

    private static final int LEFT_OUT = -1;

    private final Cells.Selection selection;
    private final Map<Integer, String> names;
    private final List<WholeDays.Standing> standing;
    private final PackedDay[] sums;
    private final PackedDay[] sketches;
    private final int[] buckets;
    private final int[][] groupsOfSums;
    private final int[][] groupsOfSketches;
    private final List<List<@Nullable String>> groups = new ArrayList<>();

    private SummedDays(
            Cells.Selection selection,
            Map<Integer, String> names,
            WholeDays days,
            PackedDay[] sums,
            PackedDay[] sketches) {
        this.selection = selection;
        this.names = names;
        this.standing = days.standing();
        this.sums = sums;
        this.sketches = sketches;
        this.buckets = buckets();
        Grouping grouping = new Grouping(days.dimensions());
        this.groupsOfSums = grouping.of(sums);
        this.groupsOfSketches = grouping.of(sketches);
    }

    /** Reads the days that are not known yet. */
    static SummedDays read(
            Connection connection,
            PackedDays packed,
            WholeDays days,
            Cells.Selection selection,
            Map<Integer, String> names)
            throws SQLException {
        boolean sketched = names.values().stream().anyMatch(selection.sketches());
        return new SummedDays(
                selection,
                names,
                days,
                packed.of(connection, days, PackedDays.Kind.SUMS),
                sketched ? packed.of(connection, days, PackedDays.Kind.SKETCHES) : new PackedDay[0]);
    }

    /** Sums within the buckets. */
    List<Cells.CellSum> sums(Integer[] measures) {
        return summed(measures, 0, QuarterHour.of(selection.asOf()));
    }

    /** Counts from the beginning of time. */
    List<Cells.CellSum> flows(Integer[] measures) {
        return summed(measures, BEFORE, Integer.MIN_VALUE);
    }

    /** The sketches of all days, each by itself. */
    List<Cells.SketchPart> sketches(Integer[] measures) {
        List<Cells.SketchPart> parts = new ArrayList<>();
        for (int day = 0; day < sketches.length; day++) {
            int[] into = groupsOfSketches[day];
            int bucket = buckets[day];
            if (bucket == BEFORE) {
                continue;
            }
            for (Integer measure : measures) {
                String name = CellSums.name(names, measure);
                sketches[day].sketches(measure, (group, sketch) -> {
                    if (into[group] != LEFT_OUT) {
                        parts.add(new Cells.SketchPart(new Cells.Place(bucket, groups.get(into[group])), name, sketch));
                    }
                });
            }
        }
        return parts;
    }

    private List<Cells.CellSum> summed(Integer[] measures, int firstBucket, int now) {
        List<Cells.CellSum> summed = new ArrayList<>();
        for (Integer measure : measures) {
            Grid grid = new Grid(firstBucket);
            for (int day = 0; day < sums.length; day++) {
                if (buckets[day] >= firstBucket) {
                    int[] into = groupsOfSums[day];
                    int bucket = buckets[day];
                    boolean over = standing.get(day).first() < now;
                    sums[day].sums(measure, (group, count, sum) -> grid.add(into[group], bucket, count, sum, over));
                }
            }
            grid.addTo(summed, CellSums.name(names, measure));
        }
        return summed;
    }

    /** The sums of one measure. */
    private final class Grid {

        private static final int COUNT = 0;
        private static final int SUM = 1;
        private static final int PAST = 2;
        private static final int WIDTH = 3;

        private final int first;
        private final int buckets = selection.edges().length - 1;
        private final long[] @Nullable [] ofGroups = new long[groups.size()][];
        private int filled;

        Grid(int first) {
            this.first = first;
        }

        void add(int group, int bucket, long count, long sum, boolean over) {
            if (group == LEFT_OUT) {
                return;
            }
            long[] sums = ofGroups[group];
            if (sums == null) {
                sums = fill(group);
            }
            int at = WIDTH * (bucket - first);
            sums[at + COUNT] += count;
            sums[at + SUM] += sum;
            sums[at + PAST] += over ? count : 0;
        }

        private long[] fill(int group) {
            if (++filled * (long) buckets > KpiQuestion.MOST_LINES) {
                throw new TooManyBucketsException(KpiQuestion.MOST_LINES);
            }
            long[] sums = new long[WIDTH * (buckets - first)];
            ofGroups[group] = sums;
            return sums;
        }

        void addTo(List<Cells.CellSum> summed, String measure) {
            for (int group = 0; group < ofGroups.length; group++) {
                long[] sums = ofGroups[group];
                for (int at = 0; sums != null && at < sums.length; at += WIDTH) {
                    if (sums[at + COUNT] != 0 || sums[at + SUM] != 0) {
                        Cells.Place place = new Cells.Place(at / WIDTH + first, groups.get(group));
                        summed.add(
                                new Cells.CellSum(place, measure, sums[at + COUNT], sums[at + SUM], sums[at + PAST]));
                    }
                }
            }
        }
    }

    /** The bucket of each day. */
    private int[] buckets() {
        int[] edges = selection.edges();
        int[] of = new int[standing.size()];
        int bucket = BEFORE;
        for (int day = 0; day < of.length; day++) {
            while (bucket + 1 < edges.length - 1
                    && edges[bucket + 1] <= standing.get(day).first()) {
                bucket++;
            }
            of[day] = bucket;
        }
        return of;
    }

    /** From groups of a day to those of the answer. */
    private final class Grouping {

        private final List<Dimension> dimensions;
        private final int[] grouped;
        private final Map<List<@Nullable String>, Integer> known = new HashMap<>();
        private final Map<List<@Nullable String>, Integer> numbers = new HashMap<>();

        Grouping(List<Dimension> dimensions) {
            this.dimensions = dimensions;
            this.grouped =
                    selection.groupBy().stream().mapToInt(dimensions::indexOf).toArray();
        }

        int[][] of(PackedDay[] days) {
            int[][] into = new int[days.length][];
            for (int day = 0; day < days.length; day++) {
                List<List<@Nullable String>> given = days[day].groups();
                if (day > 0 && given == days[day - 1].groups()) {
                    into[day] = into[day - 1];
                    continue;
                }
                into[day] = new int[given.size()];
                for (int i = 0; i < given.size(); i++) {
                    into[day][i] = known.computeIfAbsent(given.get(i), this::number);
                }
            }
            return into;
        }

        private int number(List<@Nullable String> values) {
            for (int i = 0; i < dimensions.size(); i++) {
                List<String> accepted = selection.filters().get(dimensions.get(i));
                String value = values.get(i);
                // The empty text stands for what is not classified.
                if (accepted != null && !accepted.contains(value == null ? "" : value)) {
                    return LEFT_OUT;
                }
            }
            List<@Nullable String> group = new ArrayList<>(grouped.length);
            for (int at : grouped) {
                group.add(values.get(at));
            }
            return numbers.computeIfAbsent(group, absent -> {
                groups.add(absent);
                return groups.size() - 1;
            });
        }
    }
}
