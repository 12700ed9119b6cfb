package org.redress.kpi.objective;

import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The shares that can be promised. Each divides what it counts into good and bad; the names are those of the figures in the API. */
public enum ShareFigure {
    /** Clocks of one kind at their deadline: kept against broken and running past due. */
    SLA("sla", true, null),
    /** Verdicts that sources reached themselves, at the receipt: kept against broken. */
    STATED("stated", false, null),
    /** Answers to a question on satisfaction: in the top box against the others. */
    CSAT("csat", true, "satisfaction"),
    /** Complaints first resolved in the window, against those first reopened in it; of these never more than of those. */
    REOPEN("reopen", false, null),
    /** Complaints of whose resolution the source tells, at the receipt: not disputed against disputed. */
    DISPUTED("disputed", false, null),
    /** Complaints at the receipt: kept by the team against handed to another one. */
    TRANSFER("transfer", false, null),
    /** Complaints at the receipt: neither handed on nor reopened against the others. */
    SINGLE_TOUCH("singleTouch", false, null);

    private final String wireName;
    private final boolean detailed;
    private final @Nullable String usual;

    ShareFigure(String wireName, boolean detailed, @Nullable String usual) {
        this.wireName = wireName;
        this.detailed = detailed;
        this.usual = usual;
    }

    /** The name in the API. */
    public String wireName() {
        return wireName;
    }

    /** Whether it is of a clock or a question. */
    public boolean detailed() {
        return detailed;
    }

    /** The clock or question if none is named; absent if it must be named. */
    public Optional<String> usual() {
        return Optional.ofNullable(usual);
    }

    /** The figure of this name, if there is one. */
    public static Optional<ShareFigure> ofWireName(String name) {
        return Arrays.stream(values())
                .filter(figure -> figure.wireName.equals(name))
                .findFirst();
    }
}
