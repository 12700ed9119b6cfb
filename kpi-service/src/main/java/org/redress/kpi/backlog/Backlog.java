package org.redress.kpi.backlog;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.redress.kpi.query.cases.CaseLinks;

/**
 * The backlog at a moment.
 *
 * @param at the moment
 * @param asOf when it was asked; a moment in the past is answered as known now
 */
public record Backlog(Instant at, Instant asOf, String zone, List<String> groupBy, List<Line> series) {

    /**
     * One group.
     *
     * @param open received by then and not closed by then, with its age
     * @param unresolved received by then and without a resolution by then, closed or not, with its age
     * @param links the definition, and the lists of the complaints in each of the two and in their classes
     */
    @Schema(name = "BacklogLine")
    public record Line(
            Map<String, @Nullable String> group,
            Ages open,
            Ages unresolved,
            @JsonInclude(JsonInclude.Include.NON_NULL) CaseLinks.@Nullable Links links) {

        /** A line without links. */
        public Line(Map<String, @Nullable String> group, Ages open, Ages unresolved) {
            this(group, open, unresolved, null);
        }
    }
}
