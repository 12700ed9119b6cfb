package org.redress.kpi.cell;

import java.util.Arrays;

/**
 * Counts and sums by a key of two longs, in arrays: 32 bytes for each place, of which at most three quarters are taken. A place without a
 * count is free, so nothing can be taken away. Not thread-safe.
 */
final class SumTable {

    private static final int FIRST_CAPACITY = 1 << 12;

    private long[] uppers = new long[FIRST_CAPACITY];
    private long[] lowers = new long[FIRST_CAPACITY];
    private long[] counts = new long[FIRST_CAPACITY];
    private long[] sums = new long[FIRST_CAPACITY];
    private int size;

    /** Takes what a table holds. */
    @FunctionalInterface
    interface Visitor {
        void visit(long upper, long lower, long count, long sum);
    }

    void add(long upper, long lower, long count, long sum) {
        if (count <= 0) {
            throw new IllegalArgumentException("Only what is there can be added, not " + count);
        }
        int place = place(upper, lower);
        if (counts[place] == 0) {
            uppers[place] = upper;
            lowers[place] = lower;
            size++;
        }
        counts[place] += count;
        sums[place] += sum;
        if (size > counts.length / 4 * 3) {
            grow();
        }
    }

    int size() {
        return size;
    }

    void forEach(Visitor visitor) {
        for (int place = 0; place < counts.length; place++) {
            if (counts[place] != 0) {
                visitor.visit(uppers[place], lowers[place], counts[place], sums[place]);
            }
        }
    }

    /** Forgets everything, and keeps the room. */
    void clear() {
        Arrays.fill(counts, 0);
        Arrays.fill(sums, 0);
        size = 0;
    }

    /** Where the key is, or where it would go. */
    private int place(long upper, long lower) {
        long mixed = (upper * 0x9e3779b97f4a7c15L) ^ (lower * 0xc2b2ae3d27d4eb4fL);
        mixed ^= mixed >>> 32;
        mixed *= 0xd6e8feb86659fd93L;
        mixed ^= mixed >>> 32;
        int last = counts.length - 1;
        int place = (int) mixed & last;
        while (counts[place] != 0 && (uppers[place] != upper || lowers[place] != lower)) {
            place = (place + 1) & last;
        }
        return place;
    }

    private void grow() {
        long[] hadUppers = uppers;
        long[] hadLowers = lowers;
        long[] hadCounts = counts;
        long[] hadSums = sums;
        int capacity = counts.length * 2;
        uppers = new long[capacity];
        lowers = new long[capacity];
        counts = new long[capacity];
        sums = new long[capacity];
        for (int from = 0; from < hadCounts.length; from++) {
            if (hadCounts[from] != 0) {
                int to = place(hadUppers[from], hadLowers[from]);
                uppers[to] = hadUppers[from];
                lowers[to] = hadLowers[from];
                counts[to] = hadCounts[from];
                sums[to] = hadSums[from];
            }
        }
    }
}
