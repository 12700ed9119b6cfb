package org.redress.console.live;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The latest hints, for those who were away for a moment. Not safe for threads. */
final class HintRing {

    private final @Nullable Hint[] hints;
    private long last;

    HintRing(int capacity) {
        hints = new Hint[capacity];
    }

    long last() {
        return last;
    }

    Hint add(String name, String data) {
        last++;
        Hint hint = new Hint(last, name, data);
        hints[(int) (last % hints.length)] = hint;
        return hint;
    }

    /** What came after a number, in order; empty if that is not known any more, or was never ours. */
    Optional<List<Hint>> after(long number) {
        if (number > last || number < 0 || last - number > hints.length) {
            return Optional.empty();
        }
        List<Hint> missed = new ArrayList<>();
        for (long next = number + 1; next <= last; next++) {
            Hint hint = hints[(int) (next % hints.length)];
            if (hint != null) {
                missed.add(hint);
            }
        }
        return Optional.of(missed);
    }
}
