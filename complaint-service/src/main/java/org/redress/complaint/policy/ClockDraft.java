package org.redress.complaint.policy;

import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.redress.complaint.sla.AroundTheClock;
import org.redress.complaint.sla.Calendar;
import org.redress.complaint.sla.ClockCondition;
import org.redress.complaint.sla.ClockRule;
import org.redress.complaint.sla.DayUnit;
import org.redress.complaint.sla.LocalDays;
import org.redress.complaint.sla.ReopenRule;
import org.redress.complaint.sla.Target;
import org.redress.complaint.sla.calendar.BusinessCalendar;
import org.redress.complaint.sla.calendar.ZoneDays;

/**
 * A clock of a policy before the version of its calendar is known; see {@link ClockRule} for what is not explained here.
 *
 * @param calendar id; absent if it counts elapsed time or days of a zone
 * @param zone of days without a calendar
 */
public record ClockDraft(
        String clock,
        TargetDraft target,
        @Nullable String calendar,
        ZoneId zone,
        Set<String> startedBy,
        ClockCondition stop,
        Set<String> pausedBy,
        ReopenRule reopen,
        List<Integer> warnings,
        Map<String, String> replacedBy,
        @Nullable String exemptIf) {

    /**
     * The rule with a version of its calendar.
     *
     * @param business absent if it has none
     */
    public ClockRule rule(@Nullable BusinessCalendar business) {
        Calendar elapsed = new AroundTheClock();
        LocalDays days = business == null ? new ZoneDays(zone) : business;
        return switch (target) {
            case TargetDraft.Elapsed time -> rule(new Target.Counted(time.time()), elapsed);
            case TargetDraft.BusinessTime time ->
                rule(new Target.Counted(time.time()), business == null ? elapsed : business);
            case TargetDraft.Dated dated ->
                rule(
                        new Target.Dated(
                                dated.unit(),
                                dated.quantity(),
                                dated.cutOff(),
                                dated.receivedBy(),
                                dated.toWorkingDay(),
                                days),
                        dated.unit() == DayUnit.BUSINESS_DAYS && business != null ? business : elapsed);
            case TargetDraft.None none -> rule(new Target.Measured(), business == null ? elapsed : business);
        };
    }

    private ClockRule rule(Target given, Calendar counting) {
        return new ClockRule(clock, given, counting, startedBy, stop, pausedBy, reopen, warnings, replacedBy, exemptIf);
    }
}
