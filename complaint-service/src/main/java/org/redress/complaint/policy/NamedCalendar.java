package org.redress.complaint.policy;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.redress.complaint.sla.calendar.BusinessCalendar;

/**
 * A version of a calendar.
 *
 * @param effectiveFrom complaints received before this instant are not given it; absent for always
 */
public record NamedCalendar(
        String id, String version, @Nullable Instant effectiveFrom, BusinessCalendar calendar) {}
