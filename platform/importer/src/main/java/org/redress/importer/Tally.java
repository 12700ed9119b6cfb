package org.redress.importer;

import java.util.BitSet;
import java.util.Map;
import java.util.TreeMap;

/** What happened so far; counted by several threads. */
final class Tally {

    private final Map<String, Long> types = new TreeMap<>();
    private final Map<String, Long> skipped = new TreeMap<>();
    private long rows;
    private long events;
    private long accepted;
    private long duplicates;
    private long refusedEvents;
    private final BitSet refusedLines = new BitSet();

    synchronized void row() {
        rows++;
    }

    synchronized void event(String type) {
        events++;
        types.merge(type, 1L, Long::sum);
    }

    synchronized void answered(int newlyAccepted, int known, int refused) {
        accepted += newlyAccepted;
        duplicates += known;
        refusedEvents += refused;
    }

    synchronized void skipped(String reason) {
        skipped.merge(reason, 1L, Long::sum);
    }

    /** A line may be named for each of its events; it counts once. */
    synchronized void refusedLine(long line) {
        refusedLines.set(Math.toIntExact(line));
    }

    synchronized Summary summary(ImportPlan plan, long rowsBefore, double seconds, boolean listed) {
        return new Summary(
                plan.file().toString(),
                plan.mapping().name(),
                plan.dryRun() ? "nowhere (dry run)" : plan.target().toString(),
                rowsBefore,
                rows,
                events,
                accepted,
                duplicates,
                refusedEvents,
                refusedLines.cardinality(),
                new TreeMap<>(skipped),
                new TreeMap<>(types),
                seconds,
                listed ? plan.reportPath().toString() : "");
    }
}
