package org.redress.complaint.lifecycle;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.redress.complaint.sla.Mark;

/** The names by which the rules of stored policies know what happened to a case; the same as in a simulation. */
final class Marks {

    private Marks() {}

    static List<Mark> of(List<Moment> moments) {
        List<Mark> marks = new ArrayList<>(moments.size());
        for (Moment moment : moments) {
            String name = name(moment);
            if (name != null) {
                marks.add(new Mark(name, moment.at()));
            }
        }
        return marks;
    }

    private static @Nullable String name(Moment moment) {
        return switch (moment.kind()) {
            case ACKNOWLEDGED -> "acknowledged";
            case CUSTOMER_REPLIED -> Mark.CUSTOMER_MESSAGE;
            case AGENT_REPLIED -> moment.automatic() ? "automatic-message" : "agent-message";
            case RESOLVED -> "resolved";
            case REOPENED -> Mark.REOPENED;
            case CLOSED -> "closed";
            case WITHDRAWN -> "withdrawn";
            case RECEIVED, CLASSIFIED, ASSIGNED, NOTE_ADDED, STATUS_CHANGED, RESOLUTION_DISPUTED -> null;
        };
    }
}
