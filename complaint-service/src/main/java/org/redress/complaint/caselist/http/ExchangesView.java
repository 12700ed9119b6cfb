package org.redress.complaint.caselist.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.redress.complaint.casework.CaseDetails;
import org.redress.complaint.sla.Exchanges;
import org.redress.complaint.sla.SlaEngine;

/**
 * All exchanges of a clock of answers; what is not answered yet counts only as running.
 *
 * @param finished exchanges that were answered or cancelled; each has its verdict among the clocks
 * @param longestSeconds counted time of the longest finished one, the figure of the complaint; absent if there is none
 */
@Schema(name = "Exchanges")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ExchangesView(
        String clock,
        boolean running,
        int finished,
        @Nullable Long longestSeconds) {

    /** The exchanges of a case; none if its policy has no such clock. */
    static List<ExchangesView> of(CaseDetails details, SlaEngine engine) {
        return details.times() == null
                ? List.of()
                : engine.exchanges(details.clocks(), details.times(), details.asOf()).stream()
                        .map(ExchangesView::of)
                        .toList();
    }

    private static ExchangesView of(Exchanges sum) {
        return new ExchangesView(
                sum.clock(),
                sum.running(),
                sum.finished(),
                sum.longest() == null ? null : sum.longest().toSeconds());
    }
}
