package org.redress.complaint.simulate.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The answer of a simulation. Absent members are left out. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Simulation")
public record SimulationView(
        @Nullable Instant receivedAt,
        @Nullable Instant asOf,
        List<ClockView> clocks,
        List<ExchangesView> exchanges,
        List<CalendarView> calendars,
        List<LocalTimeView> localTimes,
        @Nullable PackView pack) {

    /**
     * One run of a clock.
     *
     * @param run 1 for the first; more with restarts and exchanges
     * @param state running, paused, met, breached, cancelled; stopped for one that only measures
     * @param verdict met, breached or cancelled; absent while nothing is decided, and for one that only measures
     * @param dueOn the date on which it is due in its zone; a deadline at midnight belongs to the day that ends
     * @param stoppedBy the event that ended it
     * @param replacedBy the clock that took its place
     * @param targetSeconds the budget in counted time
     * @param elapsedSeconds counted time until it ended, or until asOf
     * @param marginSeconds target minus elapsed, negative when late
     * @param grounds on what it rests, for a clock of a pack
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "SimulatedClock")
    public record ClockView(
            String clock,
            int run,
            String state,
            @Nullable String verdict,
            Instant startedAt,
            @Nullable Instant dueAt,
            @Nullable LocalDate dueOn,
            @Nullable Instant stoppedAt,
            @Nullable String stoppedBy,
            @Nullable String replacedBy,
            @Nullable BigDecimal targetSeconds,
            BigDecimal elapsedSeconds,
            @Nullable BigDecimal marginSeconds,
            List<WarningView> warnings,
            String policyVersion,
            @Nullable String calendar,
            @Nullable String calendarVersion,
            @Nullable ExplanationView explanation,
            @Nullable GroundsView grounds) {}

    /** The pack that was asked. */
    @Schema(name = "SimulatedPack")
    record PackView(String id, String version, String variant) {}

    /**
     * On what a clock of a pack rests.
     *
     * @param basis duty, target (the firm's own), lane, count or guidance
     * @param confidence confirmed or unconfirmed
     */
    @Schema(name = "SimulatedGrounds")
    record GroundsView(String title, String basis, String confidence, List<CitedView> rules) {}

    /** A rule with its source. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "SimulatedRule")
    record CitedView(
            String id,
            String regulation,
            String section,
            String confidence,
            @Nullable String toConfirm) {}

    /**
     * A warning.
     *
     * @param at when the share is used up; absent if the clock stands still before
     * @param passed whether that is in the past as of then
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "SimulatedWarning")
    public record WarningView(int share, @Nullable Instant at, boolean passed) {}

    /**
     * All exchanges of a clock of answers (DEC-4); what is not answered yet counts only as running.
     *
     * @param longestSeconds the figure of the complaint
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "SimulatedExchanges")
    record ExchangesView(
            String clock,
            boolean running,
            int finished,
            @Nullable BigDecimal lastSeconds,
            @Nullable BigDecimal lastMarginSeconds,
            @Nullable String lastVerdict,
            @Nullable BigDecimal longestSeconds) {}

    /** How the deadline comes about: as data, and each step in words. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "SlaExplanation")
    public record ExplanationView(String zone, List<StepView> steps) {}

    /** One step. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "SlaExplanationStep")
    public record StepView(
            String kind,
            Instant from,
            @Nullable Instant until,
            BigDecimal countedSeconds,
            BigDecimal totalSeconds,
            @Nullable String detail,
            String words) {}

    /** A calendar that was accepted. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "SimulatedCalendar")
    record CalendarView(String id, String version, String zone) {}

    /**
     * What a wall time means (C4).
     *
     * @param existence once, skipped (it moved forward by the gap) or twice (the first is meant)
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "SimulatedLocalTime")
    record LocalTimeView(String local, String zone, Instant instant, String existence) {}
}
