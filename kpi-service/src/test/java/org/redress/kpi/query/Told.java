package org.redress.kpi.query;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.redress.contract.complaint.Actor;
import org.redress.contract.complaint.ActorKind;
import org.redress.contract.complaint.CaseState;
import org.redress.contract.complaint.CaseStatus;
import org.redress.contract.complaint.ClockFact;
import org.redress.contract.complaint.ClockState;
import org.redress.contract.complaint.ComplaintEvent;
import org.redress.contract.complaint.ComplaintFact;
import org.redress.contract.complaint.Dimensions;
import org.redress.contract.complaint.Stated;
import org.redress.contract.complaint.Verdict;

/** A complaint told by a test: set what matters, then take an event of it. Each event is the next version. */
final class Told {

    private final UUID id;
    private int version;
    private Dimensions dimensions;
    private @Nullable Instant received;
    private @Nullable Instant acknowledged;
    private @Nullable Instant responded;
    private @Nullable Instant firstResolved;
    private @Nullable Instant resolved;
    private @Nullable Instant closed;
    private @Nullable Instant reopened;
    private int reopenCount;
    private int transferCount;
    private @Nullable String outcome;
    private @Nullable CaseStatus status;
    private Stated stated = Stated.NOTHING;
    private @Nullable Instant assigned;
    private @Nullable String rootCause;
    private @Nullable Integer disputes;
    private @Nullable Instant recontact;
    private ComplaintFact.@Nullable Redress redress;

    Told(UUID id, Dimensions dimensions) {
        this.id = id;
        this.dimensions = dimensions;
    }

    Told dimensions(Dimensions now) {
        dimensions = now;
        return this;
    }

    Told received(Instant at) {
        received = at;
        return this;
    }

    Told acknowledged(Instant at) {
        acknowledged = at;
        return this;
    }

    Told responded(Instant at) {
        responded = at;
        return this;
    }

    Told resolved(@Nullable Instant at) {
        if (firstResolved == null) {
            firstResolved = at;
        }
        resolved = at;
        return this;
    }

    Told closed(@Nullable Instant at) {
        closed = at;
        return this;
    }

    /** From now on a duplicate, or withdrawn. */
    Told ended(CaseStatus as, Instant at) {
        status = as;
        closed = at;
        return this;
    }

    Told reopened(Instant at, int count) {
        reopened = reopened == null ? at : reopened;
        reopenCount = count;
        return this;
    }

    Told transferred(int count) {
        transferCount = count;
        return this;
    }

    Told assigned(Instant at) {
        assigned = at;
        return this;
    }

    Told rootCause(String code) {
        rootCause = code;
        return this;
    }

    Told disputed(int count) {
        disputes = count;
        return this;
    }

    Told recontact(Instant at) {
        recontact = at;
        return this;
    }

    Told redress(String kind, @Nullable String amount, @Nullable String currency) {
        redress = new ComplaintFact.Redress(kind, amount == null ? null : new BigDecimal(amount), currency);
        return this;
    }

    Told outcome(String code) {
        outcome = code;
        return this;
    }

    Told stated(@Nullable Verdict verdict, @Nullable Boolean disputed) {
        stated = new Stated(null, verdict, disputed);
        return this;
    }

    /** An event without clocks. */
    ComplaintEvent event() {
        return event(new ComplaintFact.Classified(List.of()));
    }

    /** An event that says how a clock stands. */
    ComplaintEvent clock(String clock, ClockState state, @Nullable Instant dueAt, @Nullable Instant stoppedAt) {
        return clock(clock, 1, state, dueAt, stoppedAt);
    }

    /** An event that says how a run of a clock stands. */
    ComplaintEvent clock(
            String clock, int run, ClockState state, @Nullable Instant dueAt, @Nullable Instant stoppedAt) {
        return event(new ComplaintFact.SlaCorrected(
                List.of(new ClockFact(clock, run, state, Instant.EPOCH, dueAt, stoppedAt, null, 0, false, null))));
    }

    /** An event that says that a run of a clock was stopped, and after how much counted time. */
    ComplaintEvent stopped(String clock, int run, ClockState state, Instant startedAt, Instant at, long counted) {
        return event(new ComplaintFact.SlaMet(List.of(
                new ClockFact(clock, run, state, startedAt, at, at, 3600L, 0, false, "default/1", counted, null))));
    }

    /** An event that says that a clock runs. */
    ComplaintEvent running(String clock, Instant dueAt, Instant riskAt) {
        return event(new ComplaintFact.SlaStarted(List.of(new ClockFact(
                clock,
                1,
                ClockState.RUNNING,
                Instant.EPOCH,
                dueAt,
                null,
                3600L,
                0,
                false,
                "default/1",
                null,
                riskAt))));
    }

    private ComplaintEvent event(ComplaintFact fact) {
        version++;
        CaseState state = new CaseState(
                status != null ? status : closed != null ? CaseStatus.CLOSED : CaseStatus.OPEN,
                null,
                received,
                acknowledged,
                assigned,
                responded,
                firstResolved,
                resolved,
                closed,
                reopened,
                reopenCount,
                transferCount,
                outcome,
                rootCause,
                stated,
                true,
                null,
                null,
                disputes,
                redress,
                recontact);
        Instant at = received == null ? Instant.EPOCH : received;
        return new ComplaintEvent(
                id, version, "C-" + version, at, at, new Actor(ActorKind.SYSTEM, "test"), dimensions, state, fact);
    }
}
