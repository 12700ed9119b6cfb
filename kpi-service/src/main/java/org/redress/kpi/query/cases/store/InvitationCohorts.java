package org.redress.kpi.query.cases.store;

import java.util.List;
import java.util.Optional;
import org.redress.kpi.cell.Measure;

/** Which invitations a measure counts, from the times that were reported of them; see {@link Cohorts}. */
final class InvitationCohorts {

    /** {@code least} passes over what is absent. */
    private static final String SENT =
            "least(i.sent_at, i.delivered_at, i.bounced_at, i.opened_at, i.dismissed_at, i.expired_at, i.answered_at)";

    private static final String DELIVERED = "least(i.delivered_at, i.opened_at, i.dismissed_at, i.answered_at)";

    /** There was a reaction, or a delivery that no bounce at that time or later takes back. */
    private static final String REACHED =
            "(coalesce(i.opened_at, i.dismissed_at, i.answered_at) is not null or (i.delivered_at is not null and"
                    + " (i.bounced_at is null or i.bounced_at < i.delivered_at)))";

    private InvitationCohorts() {}

    static Optional<Cohort> of(String measure) {
        return Optional.ofNullable(
                switch (measure) {
                    case Measure.INVITED -> sent("true");
                    case Measure.BOUNCED -> sent("i.bounced_at is not null and not " + REACHED);
                    case Measure.UNCONFIRMED -> sent("i.bounced_at is null and not " + REACHED);
                    case Measure.EXPIRED -> sent("i.expired_at is not null and i.answered_at is null");
                    case Measure.DELIVERED -> delivered("true");
                    case Measure.OPENED -> delivered("coalesce(i.opened_at, i.answered_at) is not null");
                    case Measure.DISMISSED -> delivered("i.dismissed_at is not null and i.answered_at is null");
                    case Measure.RESPONDED -> delivered("i.answered_at is not null");
                    case Measure.UNINVITED -> cohort(Cohort.Kind.SHEETS, "s.answered_at", "s.invitation is null");
                    default -> null;
                });
    }

    private static Cohort sent(String condition) {
        return cohort(Cohort.Kind.INVITATIONS, SENT, SENT + " is not null and " + condition);
    }

    private static Cohort delivered(String condition) {
        return cohort(Cohort.Kind.INVITATIONS, DELIVERED, REACHED + " and " + condition);
    }

    private static Cohort cohort(Cohort.Kind kind, String at, String condition) {
        return new Cohort(kind, at, "null::float8", null, condition, List.of());
    }
}
