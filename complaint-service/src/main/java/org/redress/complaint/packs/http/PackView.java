package org.redress.complaint.packs.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A pack. Whatever rests on a rule says {@code confirmed} or {@code unconfirmed}: only what was seen in the text of the rule is confirmed.
 *
 * @param effectiveFrom complaints received before are not subject to it; absent for all
 * @param calendars in the form of a simulation
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "PolicyPack")
record PackView(
        String id,
        String title,
        String jurisdiction,
        String regulator,
        String version,
        @Nullable LocalDate effectiveFrom,
        String about,
        String disclaimer,
        String confidence,
        List<RuleView> rules,
        List<EventView> events,

        @JsonRawValue @Schema(type = SchemaType.ARRAY, implementation = Object.class)
        String calendars,

        List<VariantView> variants,
        List<LaneView> lanes,
        List<NoticeView> notices,
        List<HoldingLetterView> holdingLetters) {

    static final String DISCLAIMER =
            "Not legal advice. Rules are restated; what is unconfirmed must be checked against the rule before use.";

    /** A pack in the list. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "PolicyPackSummary")
    record SummaryView(
            String id,
            String title,
            String jurisdiction,
            String regulator,
            String version,
            @Nullable LocalDate effectiveFrom,
            String confidence,
            int rules,
            int unconfirmedRules,
            List<String> variants) {}

    /** All packs. */
    @Schema(name = "PolicyPackList")
    record ListView(List<SummaryView> items) {}

    /**
     * A rule, restated.
     *
     * @param marks P text of the rule seen, S secondary source seen, D calculated, R recalled
     * @param toConfirm what is still open
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "PackRule")
    record RuleView(
            String id,
            String says,
            SourceView source,
            List<String> marks,
            String confidence,
            @Nullable String toConfirm) {}

    /** Where a rule stands. */
    @Schema(name = "PackSource")
    record SourceView(String regulation, String section) {}

    /** An event that only the pack knows. */
    @Schema(name = "PackEvent")
    record EventView(String event, String means) {}

    /**
     * A kind of complaint.
     *
     * @param policies in the form of a simulation; the date of receipt selects
     */
    @Schema(name = "PackVariant")
    record VariantView(
            String id,
            String title,

            @JsonRawValue @Schema(type = SchemaType.ARRAY, implementation = Object.class)
            String policies,

            List<ClockView> clocks) {}

    /**
     * What a clock stands for.
     *
     * @param basis duty, target (the firm's own), lane, count or guidance
     * @param promise the target in words
     */
    @Schema(name = "PackClock")
    record ClockView(
            String clock,
            String title,
            String basis,
            String promise,
            String confidence,
            List<String> rules,
            List<SourceView> sources) {}

    /** A way for what is resolved fast. */
    @Schema(name = "PackLane")
    record LaneView(
            String clock, String title, List<String> exempts, String keeps, String confidence, List<String> rules) {}

    /** Something that must be sent: by when say its clocks. */
    @Schema(name = "PackNotice")
    record NoticeView(
            String id, String title, List<String> clocks, List<String> sentBy, List<StatementView> statements) {}

    /** A line of a checklist. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "PackStatement")
    record StatementView(
            String says,
            String rule,
            String confidence,
            @Nullable LocalDate from,
            @Nullable String variant) {}

    /** A letter that puts a later clock in place of an earlier one. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "PackHoldingLetter")
    record HoldingLetterView(
            String event,
            String replaces,
            String by,
            @Nullable String notice,
            String confidence,
            List<String> rules) {}
}
