package org.redress.complaint.policy.json;

import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.redress.complaint.policy.TargetDraft;
import org.redress.complaint.sla.CutOff;
import org.redress.complaint.sla.DayUnit;
import org.redress.kit.http.JsonMembers;

/** Reads targets: a duration of elapsed or business time, or a quantity of days, weeks or months. */
public final class TargetReader {

    private static final String ELAPSED = "elapsed-time";
    private static final String BUSINESS = "business-time";
    private static final Map<String, DayUnit> DAY_UNITS = WireNames.of(DayUnit.values());
    private static final int MOST = 36_500;

    private TargetReader() {}

    /** Null if it is wrong, which is noted; a clock without a target only measures. */
    public static @Nullable TargetDraft read(JsonMembers clock) {
        JsonMembers target = clock.object("target");
        if (target == null) {
            return new TargetDraft.None();
        }
        String unit = target.required("unit", target.line("unit", 32));
        Duration duration = PolicyValues.duration(target, "duration");
        Integer quantity = target.integer("quantity", 1, MOST);
        CutOff cutOff = target.word("cutOff", WireNames.CUT_OFFS, CutOff.END_OF_DAY);
        LocalTime receivedBy = receivedBy(target);
        boolean toWorkingDay = Boolean.TRUE.equals(target.truth("moveToWorkingDay"));
        target.refuseOthers();
        if (unit == null) {
            return null;
        }
        if (unit.equals(ELAPSED) || unit.equals(BUSINESS)) {
            refuse(target, unit, List.of("quantity", "cutOff", "receivedBy", "moveToWorkingDay"));
            target.required("duration", duration);
            if (duration == null) {
                return null;
            }
            return unit.equals(ELAPSED) ? new TargetDraft.Elapsed(duration) : new TargetDraft.BusinessTime(duration);
        }
        DayUnit days = DAY_UNITS.get(unit);
        if (days == null) {
            target.fault(
                    "unit",
                    "not-accepted",
                    "must be one of: " + ELAPSED + ", " + BUSINESS + ", " + String.join(", ", DAY_UNITS.keySet()));
            return null;
        }
        refuse(target, unit, List.of("duration"));
        target.required("quantity", quantity);
        return quantity == null ? null : new TargetDraft.Dated(days, quantity, cutOff, receivedBy, toWorkingDay);
    }

    private static void refuse(JsonMembers target, String unit, List<String> names) {
        for (String name : names) {
            if (target.has(name)) {
                target.fault(name, "contradiction", "has no meaning for the unit " + unit);
            }
        }
    }

    private static @Nullable LocalTime receivedBy(JsonMembers target) {
        String text = target.line("receivedBy", 5);
        if (text == null) {
            return null;
        }
        LocalTime time = LocalTimeText.time(text);
        if (time == null) {
            target.fault("receivedBy", "malformed", "must be a wall time, for example 17:00");
        }
        return time;
    }
}
