package org.redress.complaint.lifecycle;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.redress.complaint.sla.CaseTimes;
import org.redress.complaint.sla.Cause;
import org.redress.complaint.sla.ClockComparison;
import org.redress.complaint.sla.ClockEvents;
import org.redress.complaint.sla.ClocksAsOf;
import org.redress.complaint.sla.PolicyAssignment;
import org.redress.complaint.sla.SlaClock;

/**
 * A case. Whatever happens to it, live, late or back-dated, is inserted into its moments; status, milestones and clocks are then folded
 * anew in event-time order, so that the order of arrival decides nothing (ADR 0004).
 */
public final class Complaint {

    /** A complaint that was older than this when it was recorded is history: nobody is told of what was due before. */
    static final Duration HISTORIC_AGE = Duration.ofDays(1);

    /** History is left alone this long, so that an import in progress does not produce verdicts that its next event corrects. */
    static final Duration HISTORIC_QUIET = Duration.ofSeconds(60);

    private final UUID id;
    private final String number;
    private final String source;
    private final @Nullable String reference;
    private final Instant recordedAt;
    private final List<HistoryEntry> moments;
    private final CaseAttributes caseAttributes;
    private int version;
    private boolean marked;
    private Instant changedAt;
    private Instant judgedAt;
    private @Nullable Instant nextClockAt;
    private PolicyAssignment policyAssignment;
    private List<SlaClock> clocks;
    private Milestones milestones;

    private Complaint(CaseRecord stored) {
        this.id = stored.id();
        this.number = stored.number();
        this.version = stored.version();
        this.source = stored.source();
        this.reference = stored.reference();
        this.recordedAt = stored.recordedAt();
        this.changedAt = stored.changedAt();
        this.marked = stored.marked();
        this.judgedAt = stored.judgedAt();
        this.moments = new ArrayList<>(stored.moments());
        this.caseAttributes = new CaseAttributes(stored.values(), stored.fields());
        this.policyAssignment = stored.pin();
        this.clocks = stored.clocks();
        this.nextClockAt = stored.nextClockAt();
        this.milestones = MilestoneCalculator.of(moments);
    }

    /** A case to which nothing has happened yet. */
    public static Complaint open(
            UUID id, String number, String source, @Nullable String reference, Instant recordedAt) {
        return new Complaint(new CaseRecord(
                id,
                number,
                0,
                source,
                reference,
                recordedAt,
                recordedAt,
                false,
                Instant.MIN,
                List.of(),
                Map.of(),
                Map.of(),
                PolicyAssignment.BY_CONFIGURATION,
                List.of(),
                null));
    }

    /** A case as it was stored. */
    public static Complaint of(CaseRecord stored) {
        return new Complaint(stored);
    }

    /** What to store. */
    public CaseRecord toRecord() {
        return new CaseRecord(
                id,
                number,
                version,
                source,
                reference,
                recordedAt,
                changedAt,
                marked,
                judgedAt,
                List.copyOf(moments),
                caseAttributes.values(),
                caseAttributes.fields(),
                policyAssignment,
                clocks,
                nextClockAt);
    }

    /**
     * Records something that happened, early or late.
     *
     * @param now when it is recorded; not before the last recording
     * @return the events of this change, the happening first; the state after all of them is this case's
     */
    public List<CaseEvent> record(Happening happening, Instant now, PolicyResolver policyResolver) {
        Instant at = happening.at() == null ? now : happening.at().truncatedTo(ChronoUnit.MICROS);
        Milestones before = milestones;
        version++;
        marked |= happening.historic();
        changedAt = now;
        if (happening.kind() != CaseEventKind.NOTE_ADDED) {
            insert(happening.moment(at, version));
            caseAttributes.learn(happening, at, version);
            milestones = MilestoneCalculator.of(moments);
            pinAtReceipt(happening, before, policyResolver);
        }
        List<CaseEvent> events = new ArrayList<>(3);
        events.add(new CaseEvent.Happened(
                version,
                at,
                happening,
                before.status(),
                milestones.status(),
                milestones.transferCount() > before.transferCount(),
                milestones.reopenCount()));
        boolean reopens = happening.kind() == CaseEventKind.REOPENED;
        readClocks(
                policyResolver,
                historic() ? moments.isEmpty() ? at : moments.getLast().at() : now,
                new Cause(at, now, reopens, recordedAt, marked),
                events);
        return events;
    }

    /**
     * Lets time pass.
     *
     * @param now how far; also when it is recorded
     * @return what became of the clocks; empty if nothing
     */
    public List<CaseEvent> sweep(Instant now, PolicyResolver policyResolver) {
        List<CaseEvent> events = new ArrayList<>(1);
        readClocks(policyResolver, now, new Cause(now, now, false, recordedAt, marked), events);
        return events;
    }

    /**
     * What its clocks would be with another pin; nothing is changed.
     *
     * @param now how far time has come
     * @return null if it has no clocks yet, or would be given what it has
     */
    public @Nullable Recalculation recount(
            PolicyReassignment policyReassignment, Instant now, PolicyResolver policyResolver) {
        PolicyAssignment next = Recalculation.pin(policyAssignment, clocks, policyReassignment.pin());
        CaseTimes times = next == null ? null : times(next);
        if (next == null || times == null) {
            return null;
        }
        Instant asOf = judgedAt.isAfter(now) ? judgedAt : now;
        ClocksAsOf clocksAsOf = policyResolver
                .engine(next)
                .read(times, Recalculation.staying(next, clocks, policyReassignment.earlier()), recordedAt, asOf);
        return new Recalculation(next, clocks, clocksAsOf);
    }

    /**
     * Gives it another pin.
     *
     * @param now when it is done; also when it is recorded
     * @param recalculation what {@link #recount} gave for this repin and this instant
     * @return the event of this change
     */
    public CaseEvent repin(
            PolicyReassignment policyReassignment,
            Recalculation recalculation,
            Instant now,
            PolicyResolver policyResolver) {
        version++;
        changedAt = now;
        judgedAt = judgedAt.isAfter(now) ? judgedAt : now;
        policyAssignment = recalculation.pin();
        clocks = recalculation.reading().clocks();
        nextClockAt = recalculation.reading().nextAt();
        String policy = policyResolver.engine(policyAssignment).policy().name();
        return new CaseEvent.Repinned(version, now, policyReassignment, policy, recalculation.changed(now));
    }

    /**
     * Forgets what may tell of a person: custom fields. Codes, times and clocks stay, so that nothing that is counted changes.
     *
     * @param reason a code
     * @param now when it is done; also when it is recorded
     * @return the event of this change
     */
    public CaseEvent erasePerson(CaseActor actor, String reason, Instant now) {
        version++;
        changedAt = now;
        caseAttributes.forgetFields();
        return new CaseEvent.PersonErased(version, now, actor, reason);
    }

    private void readClocks(PolicyResolver policyResolver, Instant asOf, Cause cause, List<CaseEvent> events) {
        // Time never goes back: what a sweep has judged stays judged, until an event of the case says otherwise.
        CaseTimes times = times();
        if (times != null && asOf.isAfter(judgedAt)) {
            judgedAt = asOf;
        }
        ClocksAsOf clocksAsOf = times == null
                ? ClocksAsOf.NONE
                : policyResolver.engine(policyAssignment).read(times, clocks, recordedAt, judgedAt);
        for (ClockEvents news : ClockComparison.between(clocks, clocksAsOf.clocks(), cause)) {
            version++;
            events.add(new CaseEvent.ClocksChanged(version, news));
        }
        clocks = clocksAsOf.clocks();
        Instant next = clocksAsOf.nextAt();
        Instant quietUntil = historic() ? changedAt.plus(HISTORIC_QUIET) : Instant.MIN;
        nextClockAt = next == null || next.isAfter(quietUntil) ? next : quietUntil;
    }

    /**
     * Once, when the receipt is first known, by what was known of the case then in event time: whatever is learned later, the promise was
     * made (DEC-3).
     */
    private void pinAtReceipt(Happening happening, Milestones before, PolicyResolver policyResolver) {
        Instant receivedAt = milestones.receivedAt();
        if (before.receivedAt() == null && receivedAt != null) {
            policyAssignment =
                    policyResolver.given(caseAttributes.atReceipt(source, receivedAt, happening), receivedAt);
        }
    }

    private void insert(HistoryEntry historyEntry) {
        int index = moments.size();
        while (index > 0 && historyEntry.precedes(moments.get(index - 1))) {
            index--;
        }
        moments.add(index, historyEntry);
    }

    /** What its clocks see; absent until its receipt is known. */
    public @Nullable CaseTimes times() {
        return times(policyAssignment);
    }

    private @Nullable CaseTimes times(PolicyAssignment given) {
        return CaseTimesBuilder.times(milestones, value(Attribute.STATED_DEADLINE), moments, given);
    }

    /** Whether it was a day old when it was recorded, or was marked as import. */
    public boolean historic() {
        Instant begin = milestones.receivedAt() != null
                ? milestones.receivedAt()
                : moments.isEmpty() ? recordedAt : moments.getFirst().at();
        return marked || begin.isBefore(recordedAt.minus(HISTORIC_AGE));
    }

    /** The clock whose unkept promise is due first, late ones included; absent if none is. */
    public @Nullable SlaClock nextDeadline() {
        return SlaClock.firstDue(clocks);
    }

    /** The value of an attribute, if it is known. */
    public @Nullable String value(Attribute attribute) {
        return caseAttributes.value(attribute);
    }

    /** What is known of it now. */
    public CaseValues values() {
        return caseAttributes.all(source);
    }

    /** Its id, and the key of its events. */
    public UUID id() {
        return id;
    }

    /** The number people use. */
    public String number() {
        return number;
    }

    /** Which versions of policy and calendars it was given. */
    public PolicyAssignment pin() {
        return policyAssignment;
    }

    /** How many events it has. */
    public int version() {
        return version;
    }

    /** The system it came from. */
    public String source() {
        return source;
    }

    /** What follows from its moments. */
    public Milestones milestones() {
        return milestones;
    }

    /** Its clocks as last read. */
    public List<SlaClock> clocks() {
        return clocks;
    }
}
