package org.redress.complaint.sla;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What clocks of a policy do to each other: one takes another's place, or its success voids another. */
final class ClockDependencies {

    private ClockDependencies() {}

    /** The runs that are left, in the same order. */
    static List<Run> applied(List<Run> runs) {
        Set<String> replacements = new HashSet<>();
        Set<String> inPlace = new HashSet<>();
        for (Run run : runs) {
            replacements.addAll(run.rule().replacedBy().values());
            Stop stop = run.ending();
            String replacement = stop == null ? null : run.rule().replacedBy().get(stop.by());
            if (replacement != null) {
                inPlace.add(replacement);
            }
        }
        List<Run> left = new ArrayList<>(runs.size());
        for (Run run : runs) {
            String clock = run.rule().clock();
            if (!replacements.contains(clock) || inPlace.contains(clock)) {
                left.add(exempted(run, runs));
            }
        }
        return left;
    }

    private static Run exempted(Run run, List<Run> runs) {
        String lane = run.rule().exemptIf();
        if (lane == null) {
            return run;
        }
        for (Run other : runs) {
            Stop success = other.ending();
            if (!other.rule().clock().equals(lane) || success == null || success.cancels()) {
                continue;
            }
            Instant dueAt = other.dueAt();
            boolean inTime = dueAt == null || !success.at().isAfter(dueAt);
            boolean endedBefore = run.ending() != null && run.ending().at().isBefore(success.at());
            if (inTime && !endedBefore) {
                return run.endedBy(new Stop(success.at(), true, null, Stop.EXEMPT));
            }
        }
        return run;
    }
}
