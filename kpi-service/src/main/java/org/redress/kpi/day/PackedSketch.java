package org.redress.kpi.day;

/** The counts of a sketch by bucket, within the bytes of a day. They are read when they are needed. */
public final class PackedSketch {

    private final byte[] bytes;
    private final int at;

    PackedSketch(byte[] bytes, int at) {
        this.bytes = bytes;
        this.at = at;
    }

    /** Takes the count of a bucket. */
    @FunctionalInterface
    public interface Buckets {
        /** A bucket that holds any. */
        void add(int bucket, long count);
    }

    /** Gives all buckets in ascending order. */
    public void each(Buckets to) {
        PackedNumbers.Reader reader = new PackedNumbers.Reader(bytes, at);
        long bucket = 0;
        for (int left = reader.smallNumber(); left > 0; left--) {
            bucket += reader.number();
            to.add((int) bucket, reader.number());
        }
    }
}
