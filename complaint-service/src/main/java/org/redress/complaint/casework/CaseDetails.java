package org.redress.complaint.casework;

import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.redress.complaint.lifecycle.Attribute;
import org.redress.complaint.lifecycle.CaseRecord;
import org.redress.complaint.lifecycle.Complaint;
import org.redress.complaint.lifecycle.Milestones;
import org.redress.complaint.sla.CaseTimes;
import org.redress.complaint.sla.PolicyAssignment;
import org.redress.complaint.sla.SlaClock;

/**
 * A case at one version, for reading. Does not change.
 *
 * @param fields custom fields by name
 * @param pin which versions of policy and calendars it was given
 * @param times what its clocks see; absent until its receipt is known
 * @param asOf when it was read
 * @param erasedAt when whoever it is about was erased; absent if nobody was
 */
public record CaseDetails(
        UUID id,
        String number,
        int version,
        String source,
        @Nullable String reference,
        Milestones milestones,
        Map<Attribute, String> values,
        Map<String, String> fields,
        PolicyAssignment pin,
        List<SlaClock> clocks,
        @Nullable CaseTimes times,
        boolean historic,
        @Nullable String subject,
        @Nullable Customer customer,
        Instant asOf,
        @Nullable Instant erasedAt) {

    /** The case as it is now. */
    public static CaseDetails of(
            Complaint complaint, @Nullable String subject, @Nullable Customer customer, Instant asOf) {
        CaseRecord stored = complaint.toRecord();
        Map<Attribute, String> values = new EnumMap<>(Attribute.class);
        stored.values().forEach((attribute, attributeValue) -> values.put(attribute, attributeValue.value()));
        return new CaseDetails(
                complaint.id(),
                complaint.number(),
                complaint.version(),
                complaint.source(),
                stored.reference(),
                complaint.milestones(),
                values,
                complaint.values().fields(),
                complaint.pin(),
                complaint.clocks(),
                complaint.times(),
                complaint.historic(),
                subject,
                customer,
                asOf,
                null);
    }

    /** The same case, of which is known whether somebody was erased. */
    public CaseDetails erased(@Nullable Instant at) {
        return new CaseDetails(
                id,
                number,
                version,
                source,
                reference,
                milestones,
                values,
                fields,
                pin,
                clocks,
                times,
                historic,
                subject,
                customer,
                asOf,
                at);
    }

    /** The value of an attribute, if it is known. */
    public @Nullable String value(Attribute attribute) {
        return values.get(attribute);
    }
}
