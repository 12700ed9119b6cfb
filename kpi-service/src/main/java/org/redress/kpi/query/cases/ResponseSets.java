package org.redress.kpi.query.cases;

import java.util.List;
import java.util.Map;
import org.redress.kpi.cell.Measure;

/** What is behind the parts of the response rate: invitations, and answer sheets that nobody was invited to. */
final class ResponseSets {

    static final Map<String, CaseSet> SETS = Map.of(
            "sent", CaseSet.Counted.of(Measure.INVITED),
            "bounced", CaseSet.Counted.of(Measure.BOUNCED),
            "unconfirmed", CaseSet.Counted.of(Measure.UNCONFIRMED),
            "expired", CaseSet.Counted.of(Measure.EXPIRED),
            "delivered", CaseSet.Counted.of(Measure.DELIVERED),
            "n", CaseSet.Counted.of(Measure.DELIVERED),
            "opened", CaseSet.Counted.of(Measure.OPENED),
            "dismissed", CaseSet.Counted.of(Measure.DISMISSED),
            "answered", CaseSet.Counted.of(Measure.RESPONDED),
            "uninvited", CaseSet.Counted.of(Measure.UNINVITED));

    static final List<String> PARTS = List.copyOf(new java.util.TreeSet<>(SETS.keySet()));

    private ResponseSets() {}
}
