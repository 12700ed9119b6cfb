package org.redress.kpi.objective.http;

import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What people write; for the documentation of the API. {@link ObjectiveReader} reads it.
 *
 * @param name a code, unique
 * @param figure sla, stated, csat, reopen, disputed, transfer or singleTouch
 * @param of the clock (sla), or the question (csat; satisfaction if left out)
 * @param filters the accepted values of each dimension; the empty text accepts what is not classified
 * @param target the share that shall be good, between 0 and 1
 * @param periodDays 1 to 366; 90 if left out
 * @param minimumCount so many must be counted in a long window before its rule fires; 10 if left out
 * @param rules 1 to 6; those for low volumes if left out
 */
@Schema(name = "ObjectiveForm")
record ObjectiveForm(
        String name,
        String figure,
        @Nullable String of,
        @Nullable Map<String, List<String>> filters,
        double target,
        @Nullable Integer periodDays,
        @Nullable Integer minimumCount,
        @Nullable List<RuleForm> rules) {

    /**
     * A rule; either burn or budgetShare.
     *
     * @param longMinutes whole quarters of an hour, at most the period
     * @param shortMinutes whole quarters of an hour, shorter than the long window
     * @param burn the threshold as a multiple of the rate that uses up the budget exactly by the end of the period
     * @param budgetShare the threshold as the share of the budget that may be used up within the long window
     * @param urgency page or ticket
     */
    @Schema(name = "BurnRuleForm")
    record RuleForm(
            int longMinutes,
            int shortMinutes,
            @Nullable Double burn,
            @Nullable Double budgetShare,
            String urgency) {}
}
