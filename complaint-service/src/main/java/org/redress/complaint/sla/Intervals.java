package org.redress.complaint.sla;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Intervals put in order. */
final class Intervals {

    private Intervals() {}

    /** The same time, ordered and disjoint; only the last may last. The list may be changed. */
    static List<Interval> united(List<Interval> spans) {
        if (spans.size() < 2) {
            return spans;
        }
        spans.sort(Comparator.comparing(Interval::from));
        List<Interval> united = new ArrayList<>(spans.size());
        Interval last = spans.getFirst();
        for (Interval interval : spans.subList(1, spans.size())) {
            Instant until = last.until();
            if (until == null) {
                break;
            }
            if (interval.from().isAfter(until)) {
                united.add(last);
                last = interval;
            } else if (interval.until() == null || interval.until().isAfter(until)) {
                last = new Interval(last.from(), interval.until());
            }
        }
        united.add(last);
        return united;
    }
}
