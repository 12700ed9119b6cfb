package org.redress.complaint.policies.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.redress.complaint.simulate.http.SimulationView;

/**
 * Why a case has the deadlines it has.
 *
 * @param kept clocks that had ended when another version was applied, and keep what they were given before
 * @param clocks every run, with each step to its deadline; deadlines that the source promised are not explained
 */
@Schema(name = "SlaExplained")
@JsonInclude(JsonInclude.Include.NON_NULL)
record ExplainView(
        UUID id,
        String number,
        @Nullable Instant receivedAt,
        Instant asOf,
        PolicyView policy,
        List<KeptView> kept,
        List<SimulationView.ClockView> clocks) {

    /**
     * The policy of a case.
     *
     * @param id {@code configured} for the one that the configuration of the service states
     * @param rule the rule that matched; absent for the configured policy
     * @param matched the values that it asked for
     * @param words why it was given, in English
     */
    @Schema(name = "SlaExplainedPolicy")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record PolicyView(
            String id,
            String name,
            @Nullable Integer version,
            @Nullable Instant effectiveFrom,
            @Nullable String rule,
            List<MatchView> matched,
            List<CalendarView> calendars,
            String words) {}

    /** A value that a rule asked for, and what it accepts. */
    @Schema(name = "SlaExplainedMatch")
    record MatchView(String attribute, String value, List<String> accepted) {}

    /** A version of a calendar. */
    @Schema(name = "SlaExplainedCalendar")
    record CalendarView(String id, int version) {}

    /** A clock that keeps an earlier version. */
    @Schema(name = "SlaExplainedKept")
    record KeptView(String clock, String policy) {}
}
