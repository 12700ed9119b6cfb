package org.redress.kpi.query.cases;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What is behind the parts of figures that have addresses of their own beside the metrics. */
public final class AnsweredElsewhere {

    /** Resolution times with open complaints. */
    public static final String SURVIVAL = "survival";

    /** Clocks due in the next hours. */
    public static final String FORECAST = "forecast";

    /** The counts of a line of survival, by their paths. */
    public static final List<String> LIVES = List.of("n", "resolved", "open", "gone", "resolvedOnly/n", "openAges/n");

    /** The counts of a line of the forecast; before them stands the clock, if the line is of one. */
    public static final List<String> QUEUES = List.of("due", "overdue", "withoutProgress");

    private static final Map<String, CaseSet.Fate> FATES = Map.of(
            "n", CaseSet.Fate.ANY,
            "resolved", CaseSet.Fate.RESOLVED,
            "open", CaseSet.Fate.OPEN,
            "gone", CaseSet.Fate.GONE,
            "resolvedOnly/n", CaseSet.Fate.RESOLVED,
            "openAges/n", CaseSet.Fate.OPEN);

    private static final Map<String, CaseSet.Queue> AHEAD = Map.of(
            "due", CaseSet.Queue.DUE, "overdue", CaseSet.Queue.OVERDUE, "withoutProgress", CaseSet.Queue.UNTOUCHED);

    private AnsweredElsewhere() {}

    static Optional<CaseSet> watched(String part) {
        return Optional.ofNullable(FATES.get(part)).map(CaseSet.Watched::new);
    }

    static Optional<CaseSet> ahead(String part) {
        int end = part.lastIndexOf('/');
        Optional<String> clock = end > 0 ? Optional.of(part.substring(0, end)) : Optional.empty();
        return end == 0
                ? Optional.empty()
                : Optional.ofNullable(AHEAD.get(part.substring(end + 1))).map(queue -> new CaseSet.Ahead(clock, queue));
    }
}
