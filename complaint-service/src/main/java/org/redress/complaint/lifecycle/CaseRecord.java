package org.redress.complaint.lifecycle;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.redress.complaint.sla.PolicyAssignment;
import org.redress.complaint.sla.SlaClock;

/**
 * Everything a case needs to live on after it was stored.
 *
 * @param number the number people use
 * @param source the system it came from
 * @param reference the source's own reference; absent if it has none
 * @param recordedAt when the case was first recorded
 * @param changedAt when it was last changed by anybody
 * @param marked whether a source marked it as imported history
 * @param judgedAt how far time had come when the clocks were last read; {@link Instant#MIN} for never
 * @param moments in event-time order
 * @param fields custom fields by name
 * @param pin which versions of policy and calendars it was given
 * @param nextClockAt after which instant the clocks must be read again; absent for never
 */
public record CaseRecord(
        UUID id,
        String number,
        int version,
        String source,
        @Nullable String reference,
        Instant recordedAt,
        Instant changedAt,
        boolean marked,
        Instant judgedAt,
        List<HistoryEntry> moments,
        Map<Attribute, AttributeValue> values,
        Map<String, AttributeValue> fields,
        PolicyAssignment pin,
        List<SlaClock> clocks,
        @Nullable Instant nextClockAt) {}
