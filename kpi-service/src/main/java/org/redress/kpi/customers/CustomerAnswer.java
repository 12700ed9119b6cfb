package org.redress.kpi.customers;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.redress.kpi.query.cases.CaseLinks;

/**
 * Figures by customers with what they are computed from.
 *
 * @param asOf the moment of asking
 * @param complete whether the period is over; never compare one that is not with one that is
 * @param counts those that hold in the period
 * @param links the definition, and the list of the complaints
 */
public record CustomerAnswer(
        Instant asOf,
        LocalDate from,
        LocalDate to,
        String zone,
        CustomerSegment segment,
        boolean complete,
        CustomerFigures figures,
        List<StoredCount> counts,
        CaseLinks.Links links) {}
