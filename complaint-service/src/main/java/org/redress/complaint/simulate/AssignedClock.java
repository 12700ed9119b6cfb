package org.redress.complaint.simulate;

import org.jspecify.annotations.Nullable;
import org.redress.complaint.policy.ClockDraft;
import org.redress.complaint.policy.NamedCalendar;
import org.redress.complaint.sla.ClockRule;

/**
 * A clock with the versions that the case was given (DEC-3).
 *
 * @param calendar absent if it has none
 */
public record AssignedClock(
        String policyVersion, ClockDraft draft, @Nullable NamedCalendar calendar) {

    ClockRule rule() {
        return draft.rule(calendar == null ? null : calendar.calendar());
    }
}
