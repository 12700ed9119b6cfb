package org.redress.benchmarks;

import java.util.Arrays;

/** Nearest-rank percentiles of measured times, in milliseconds. */
final class Latencies {

    private final long[] nanos;

    Latencies(long[] nanos) {
        this.nanos = nanos.clone();
        Arrays.sort(this.nanos);
    }

    int count() {
        return nanos.length;
    }

    double millis(double quantile) {
        if (nanos.length == 0) {
            return Double.NaN;
        }
        int rank = Math.max(1, (int) Math.ceil(quantile * nanos.length));
        return nanos[rank - 1] / 1e6;
    }

    @Override
    public String toString() {
        return "p50 %.1f ms, p95 %.1f ms, p99 %.1f ms, max %.1f ms, n %d"
                .formatted(millis(0.5), millis(0.95), millis(0.99), millis(1), nanos.length);
    }
}
