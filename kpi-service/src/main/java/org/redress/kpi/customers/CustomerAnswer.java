package org.redress.kpi.customers;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * Figures by customers with what they are computed from.
 *
 * @param asOf the moment of asking
 * @param complete whether the period is over; never compare one that is not with one that is
 * @param counts those that hold in the period
 */
public record CustomerAnswer(
        Instant asOf,
        LocalDate from,
        LocalDate to,
        String zone,
        CustomerSegment segment,
        boolean complete,
        CustomerFigures figures,
        List<StoredCount> counts) {}
