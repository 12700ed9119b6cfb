package org.redress.kpi.day;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Writes numbers in as few bytes as they need: seven bits in each, the least first; negative ones in turn with positive ones. */
final class PackedNumbers {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    PackedNumbers add(long number) {
        long rest = (number << 1) ^ (number >> (Long.SIZE - 1));
        while ((rest & ~0x7FL) != 0) {
            bytes.write((int) (rest & 0x7F) | 0x80);
            rest >>>= 7;
        }
        bytes.write((int) rest);
        return this;
    }

    PackedNumbers add(@Nullable String text) {
        if (text == null) {
            return add(-1);
        }
        return add(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Adds bytes after their number. */
    PackedNumbers add(byte[] more) {
        add(more.length);
        bytes.writeBytes(more);
        return this;
    }

    byte[] bytes() {
        return bytes.toByteArray();
    }

    /** Reads what was written, from a place on. */
    static final class Reader {

        private final byte[] from;
        private int at;

        Reader(byte[] from, int at) {
            this.from = from;
            this.at = at;
        }

        long number() {
            long only = from[at];
            if (only >= 0) {
                at++;
                return (only >>> 1) ^ -(only & 1);
            }
            long number = 0;
            for (int shift = 0; ; shift += 7) {
                byte next = from[at++];
                number |= (next & 0x7FL) << shift;
                if (next >= 0) {
                    return (number >>> 1) ^ -(number & 1);
                }
            }
        }

        int smallNumber() {
            return Math.toIntExact(number());
        }

        @Nullable
        String text() {
            int length = smallNumber();
            if (length < 0) {
                return null;
            }
            String text = new String(from, at, length, StandardCharsets.UTF_8);
            at += length;
            return text;
        }

        int at() {
            return at;
        }

        void skip(int count) {
            at += count;
        }
    }
}
