package org.redress.kpi.fact;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.redress.kpi.cell.CellContributions;

/** A complaint with its clocks: what is merged, counted and stored together. Not thread-safe. */
public final class CaseLife {

    /** The revision of a life that is not stored yet. */
    public static final int NEW = 0;

    /**
     * The measures that lives are counted by now. One that was stored under an earlier form is taken out of the cells by the measures of
     * that form and put in by these, so that cells stay exact while measures are added; a rebuild counts everything by these.
     */
    public static final int FORM = 2;

    private final int revision;
    private final Map<ClockRun.Key, ClockRun> clocks = new HashMap<>();
    private final Map<ClockRun.Key, ClockRun> changedClocks = new HashMap<>();
    private CaseFact fact;
    private int form;

    /**
     * A life as far as it is known.
     *
     * @param revision of the stored row, {@link #NEW} if there is none; lets a writer notice that another one was faster
     */
    public CaseLife(int revision, CaseFact fact, Collection<ClockRun> clocks) {
        this(revision, FORM, fact, clocks);
    }

    /**
     * A life as it was stored.
     *
     * @param form the measures by which it is counted
     */
    public CaseLife(int revision, int form, CaseFact fact, Collection<ClockRun> clocks) {
        this.revision = revision;
        this.form = form;
        this.fact = fact;
        clocks.forEach(clock -> this.clocks.put(clock.key(), clock));
    }

    /** The complaint at the highest version seen. */
    public CaseFact fact() {
        return fact;
    }

    /** Its clocks, each at the highest version seen. */
    public Collection<ClockRun> clocks() {
        return clocks.values();
    }

    /** The clocks that merging changed. */
    public Collection<ClockRun> changedClocks() {
        return changedClocks.values();
    }

    /** The measures by which it is counted. */
    public int form() {
        return form;
    }

    /** The revision of the stored row. */
    public int revision() {
        return revision;
    }

    /** Takes over a newer version; a lower or equal one changes nothing. */
    public boolean merge(CaseFact other) {
        if (other.version() <= fact.version()) {
            return false;
        }
        fact = other;
        form = FORM;
        return true;
    }

    /** Takes over a clock of a newer version; a lower or equal one changes nothing. */
    public boolean merge(ClockRun other) {
        ClockRun known = clocks.get(other.key());
        if (known != null && other.version() <= known.version()) {
            return false;
        }
        clocks.put(other.key(), other);
        changedClocks.put(other.key(), other);
        form = FORM;
        return true;
    }

    /** Adds what this life counts for (sign 1), or takes it away (sign -1). Clocks are counted with the complaint's dimensions. */
    public void contribute(int sign, CellContributions to) {
        fact.contribute(sign, form, to);
        if (fact.milestones().receivedAt() != null) {
            clocks.values().forEach(clock -> clock.contribute(sign, fact.dimensions(), to));
            longestExchange().ifPresent(run -> run.contributeLongest(sign, fact.dimensions(), to));
        }
    }

    /** The exchange with the longest counted time is the figure of the complaint (DEC-4); of equal ones the one that ended first. */
    private Optional<ClockRun> longestExchange() {
        return clocks.values().stream().filter(ClockRun::endedExchange).max(ClockRun.LONGEST);
    }
}
