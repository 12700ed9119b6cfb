package org.redress.complaint.simulate.http;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The body of a simulation, for the API description; {@link SimulationReader} reads it. */
@Schema(name = "SimulationRequest")
record SimulationRequest(
        @Nullable String zone,
        @Nullable CalendarBody calendar,
        @Nullable List<CalendarBody> calendars,
        @Nullable PolicyBody policy,
        @Nullable List<PolicyBody> policies,
        @Nullable String pack,
        @Nullable String variant,
        @Nullable Instant receivedAt,
        @Nullable LocalDate receivedOn,
        @Nullable List<EventBody> events,
        @Nullable List<PauseBody> pauses,
        @Nullable Instant asOf,
        @Nullable List<LocalTimeBody> localTimes) {

    /** A calendar: either weekly or weekend. */
    @Schema(name = "SimulationCalendar")
    record CalendarBody(
            @Nullable String id,
            @Nullable String version,
            @Nullable Instant effectiveFrom,
            String zone,
            @Nullable Map<String, List<List<String>>> weekly,
            @Nullable List<String> weekend,
            @Nullable List<HolidayBody> holidays,
            @Nullable List<ExceptionBody> exceptions,
            @Nullable PublicHolidaysBody publicHolidays) {}

    /** A date off; the date alone as a text means the same. */
    @Schema(name = "SimulationHoliday")
    record HolidayBody(
            LocalDate date, @Nullable String name, @Nullable Boolean active) {}

    /** A date with windows of its own; none for a date off. */
    @Schema(name = "SimulationException")
    record ExceptionBody(
            LocalDate date,
            List<List<String>> windows,
            @Nullable String name) {}

    /** Holidays of a country by its ISO 3166-1 code, and of a region in it. */
    @Schema(name = "SimulationPublicHolidays")
    record PublicHolidaysBody(String country, @Nullable String region) {}

    /** A version of a policy. */
    @Schema(name = "SimulationPolicy")
    record PolicyBody(@Nullable String version, @Nullable Instant effectiveFrom, List<ClockBody> clocks) {}

    /**
     * A clock. Without a target it only measures.
     *
     * @param pausedBy true for all states, false for none, or a list of states
     */
    @Schema(name = "SimulationClock")
    record ClockBody(
            String clock,
            @Nullable String kind,
            @Nullable TargetBody target,
            @Nullable String calendar,
            @Nullable List<String> startedBy,
            @Nullable List<String> stoppedBy,
            @Nullable List<String> cancelledBy,
            @Nullable Object pausedBy,
            @Nullable String reopen,
            @Nullable List<Integer> warnings,
            @Nullable List<ReplacementBody> replacedBy,
            @Nullable String exemptIf) {}

    /** A duration of elapsed-time or business-time, or a quantity of days, weeks or months. */
    @Schema(name = "SimulationTarget")
    record TargetBody(
            String unit,
            @Nullable String duration,
            @Nullable Integer quantity,
            @Nullable String cutOff,
            @Nullable String receivedBy,
            @Nullable Boolean moveToWorkingDay) {}

    /** An event that puts another clock in place of this one. */
    @Schema(name = "SimulationReplacement")
    record ReplacementBody(String event, String clock) {}

    /** Something that happens; any type that is not known is an event of its own name. */
    @Schema(name = "SimulationEvent")
    record EventBody(
            String type,
            Instant at,
            @Nullable String status,
            @Nullable String state,
            @Nullable String version,
            @Nullable String calendar) {}

    /** A pause as an interval; without an end it lasts. */
    @Schema(name = "SimulationPause")
    record PauseBody(
            Instant from, @Nullable Instant to, @Nullable String state) {}

    /** A wall time whose instant is asked. */
    @Schema(name = "SimulationLocalTime")
    record LocalTimeBody(String local, @Nullable String zone) {}
}
