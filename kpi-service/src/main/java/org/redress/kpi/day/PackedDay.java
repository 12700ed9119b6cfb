package org.redress.kpi.day;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Sums, or sketches, of one day by group and measure, as {@link DayPacking} wrote them. Its bytes are read where they are, so that it needs
 * little more memory than those.
 */
public final class PackedDay {

    /** A day on which nothing was counted. */
    public static final PackedDay EMPTY = new PackedDay(new DayPacking().packedSums());

    /** What an object and its entry in a map need besides the bytes, about. */
    private static final int OVERHEAD = 300;

    private static final int OF_A_GROUP = 80;

    private final byte[] bytes;
    private final List<List<@Nullable String>> groups;
    private final int[] measures;
    private final int[] begins;

    /** What the bytes hold. */
    public PackedDay(byte[] bytes) {
        this.bytes = bytes;
        PackedNumbers.Reader reader = new PackedNumbers.Reader(bytes, 0);
        int count = reader.smallNumber();
        int width = reader.smallNumber();
        this.groups = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            List<@Nullable String> group = new ArrayList<>(width);
            for (int j = 0; j < width; j++) {
                group.add(reader.text());
            }
            groups.add(Collections.unmodifiableList(group));
        }
        this.measures = new int[reader.smallNumber()];
        this.begins = new int[measures.length];
        for (int i = 0; i < measures.length; i++) {
            measures[i] = reader.smallNumber();
            int length = reader.smallNumber();
            begins[i] = reader.at();
            reader.skip(length);
        }
    }

    /** The values of the dimensions it is summed by, in their order. */
    public List<List<@Nullable String>> groups() {
        return groups;
    }

    /** About how much memory it needs. */
    public int size() {
        return bytes.length + OVERHEAD + groups.size() * OF_A_GROUP;
    }

    /** Takes the sum of a group. */
    @FunctionalInterface
    public interface Sums {
        /** A sum that is not nothing; the group by its place in {@link #groups}. */
        void add(int group, long count, long sum);
    }

    /** Takes the sketch of a group. */
    @FunctionalInterface
    public interface Sketches {
        /** A sketch; the group by its place in {@link #groups}. */
        void add(int group, PackedSketch sketch);
    }

    /** Gives all sums of a measure, where sums were packed. */
    public void sums(int measure, Sums to) {
        PackedNumbers.Reader reader = reader(measure);
        if (reader != null) {
            for (int left = reader.smallNumber(); left > 0; left--) {
                to.add(reader.smallNumber(), reader.number(), reader.number());
            }
        }
    }

    /** Gives all sketches of a measure, where sketches were packed. */
    public void sketches(int measure, Sketches to) {
        PackedNumbers.Reader reader = reader(measure);
        if (reader != null) {
            for (int left = reader.smallNumber(); left > 0; left--) {
                int group = reader.smallNumber();
                int length = reader.smallNumber();
                to.add(group, new PackedSketch(bytes, reader.at()));
                reader.skip(length);
            }
        }
    }

    private PackedNumbers.@Nullable Reader reader(int measure) {
        int at = Arrays.binarySearch(measures, measure);
        return at < 0 ? null : new PackedNumbers.Reader(bytes, begins[at]);
    }
}
