package org.redress.complaint.sla;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Intervals put in order. */
final class Spans {

    private Spans() {}

    /** The same time, ordered and disjoint; only the last may last. The list may be changed. */
    static List<Span> united(List<Span> spans) {
        if (spans.size() < 2) {
            return spans;
        }
        spans.sort(Comparator.comparing(Span::from));
        List<Span> united = new ArrayList<>(spans.size());
        Span last = spans.getFirst();
        for (Span span : spans.subList(1, spans.size())) {
            Instant until = last.until();
            if (until == null) {
                break;
            }
            if (span.from().isAfter(until)) {
                united.add(last);
                last = span;
            } else if (span.until() == null || span.until().isAfter(until)) {
                last = new Span(last.from(), span.until());
            }
        }
        united.add(last);
        return united;
    }
}
