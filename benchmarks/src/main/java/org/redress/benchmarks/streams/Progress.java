package org.redress.benchmarks.streams;

import java.util.concurrent.atomic.LongAdder;

/** How far all tasks of a topology are. */
final class Progress {

    private final LongAdder events = new LongAdder();
    private final LongAdder lives = new LongAdder();
    private final LongAdder cells = new LongAdder();

    void event() {
        events.increment();
    }

    void life() {
        lives.increment();
    }

    void cell() {
        cells.increment();
    }

    long events() {
        return events.sum();
    }

    long lives() {
        return lives.sum();
    }

    long cells() {
        return cells.sum();
    }
}
