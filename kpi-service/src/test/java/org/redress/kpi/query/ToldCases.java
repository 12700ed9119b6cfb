package org.redress.kpi.query;

import java.time.Instant;
import java.util.UUID;
import org.redress.contract.complaint.ClockState;
import org.redress.contract.complaint.ComplaintEvent;
import org.redress.contract.complaint.Dimensions;

/** Events of told complaints for tests of other packages. */
public final class ToldCases {

    private ToldCases() {}

    /** A complaint is received. */
    public static ComplaintEvent received(UUID id, String source, Instant at) {
        return new Told(id, new Dimensions(source, "web", null, null, null, null, null, null, null))
                .received(at)
                .event();
    }

    /** A complaint whose clock runs to a deadline; recorded when it is received. */
    public static ComplaintEvent running(UUID id, String source, String clock, Instant due, Instant at) {
        return new Told(id, new Dimensions(source, "web", null, null, null, null, null, null, null))
                .received(at)
                .clock(clock, ClockState.RUNNING, due, null);
    }
}
