package org.redress.kpi.projection;

import java.time.Instant;
import java.util.List;
import org.redress.kpi.fact.CaseFact;
import org.redress.kpi.fact.ClockRun;
import org.redress.kpi.fact.InvitationFact;
import org.redress.kpi.fact.ResponseFact;

/** What an event says about facts. */
public sealed interface FactUpdate {

    /** When Redress stored the event. */
    Instant recordedAt();

    /** A complaint at a version of it, and the clocks that this version speaks of. */
    record OfCase(CaseFact fact, List<ClockRun> clocks, Instant recordedAt) implements FactUpdate {}

    /** An answer sheet at a version of it. */
    record OfSheet(ResponseFact sheet, Instant recordedAt) implements FactUpdate {}

    /** An invitation to a survey at a version of it. */
    record OfInvitation(InvitationFact invitation, Instant recordedAt) implements FactUpdate {}
}
