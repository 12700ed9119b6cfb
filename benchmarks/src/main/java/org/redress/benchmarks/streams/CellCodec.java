package org.redress.benchmarks.streams;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.redress.kpi.cell.CellDifferences;

/** Cells as bytes: count, sum, and pairs of sketch bucket and count in no order. */
final class CellCodec {

    private static final int HEAD = 2 * Long.BYTES;
    private static final int PAIR = 2 * Integer.BYTES;

    private CellCodec() {}

    static byte[] key(CellDifferences.CellKey at) {
        return (at.measure() + '\u0001' + at.slot() + '\u0001' + at.dimensions()).getBytes(StandardCharsets.UTF_8);
    }

    /** The cell with a difference added; one that is not there yet is empty. */
    static byte[] add(byte @Nullable [] stored, CellDifferences.Amount amount, Map<Integer, Long> buckets) {
        ByteBuffer from = ByteBuffer.wrap(stored == null ? new byte[HEAD] : stored);
        long count = from.getLong() + amount.count();
        long sum = from.getLong() + amount.sum();
        Map<Integer, Integer> counts = new HashMap<>();
        while (from.hasRemaining()) {
            counts.put(from.getInt(), from.getInt());
        }
        buckets.forEach((bucket, more) -> counts.merge(
                bucket, Math.toIntExact(more), (had, added) -> had + added == 0 ? null : Integer.valueOf(had + added)));
        ByteBuffer to = ByteBuffer.allocate(HEAD + counts.size() * PAIR);
        to.putLong(count).putLong(sum);
        counts.forEach((bucket, of) -> to.putInt(bucket).putInt(of));
        return to.array();
    }
}
