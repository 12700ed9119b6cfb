package org.redress.kpi.query.http;

import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.SerializedString;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/** The texts of numbers that were written before, the last one in each place: to find the digits of one takes as long as ten look-ups. */
final class WrittenNumbers {

    private static final int PLACES = 4096;

    private record Written(long bits, SerializableString text) {}

    private final AtomicReferenceArray<@Nullable Written> places = new AtomicReferenceArray<>(PLACES);

    /** The text of a finite number, as Java and JSON write it. */
    SerializableString text(double number) {
        long bits = Double.doubleToRawLongBits(number);
        int place = Long.hashCode(bits * 0x9E3779B97F4A7C15L) & (PLACES - 1);
        Written known = places.get(place);
        if (known == null || known.bits != bits) {
            known = new Written(bits, new SerializedString(Double.toString(number)));
            places.set(place, known);
        }
        return known.text;
    }
}
