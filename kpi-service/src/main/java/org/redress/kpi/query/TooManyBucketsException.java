package org.redress.kpi.query;

/** The answer would have more lines than anybody reads. */
public final class TooManyBucketsException extends RuntimeException {

    private final int most;

    /** @param most the most there may be */
    public TooManyBucketsException(int most) {
        super("More than " + most + " buckets", null, false, false);
        this.most = most;
    }

    /** The most there may be. */
    public int most() {
        return most;
    }
}
