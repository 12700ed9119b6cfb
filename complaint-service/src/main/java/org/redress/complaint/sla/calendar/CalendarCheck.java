package org.redress.complaint.sla.calendar;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Finds everything that is wrong with a calendar (C1, C2). */
final class CalendarCheck {

    private final List<CalendarFault> faults = new ArrayList<>();

    /** All faults; none if it makes sense. */
    static List<CalendarFault> of(CalendarSpec spec) {
        CalendarCheck check = new CalendarCheck();
        if (Zones.of(spec.zone()) == null) {
            check.fault("/zone", "unknown-zone", Zones.EXPECTED);
        }
        boolean any = false;
        for (DayOfWeek day : DayOfWeek.values()) {
            List<DailyWindow> windows = spec.weekly().getOrDefault(day, List.of());
            any |= !windows.isEmpty();
            check.windows("/weekly/" + day, windows);
        }
        if (!any) {
            check.fault("/weekly", "no-window", "must have a window on one day of the week at least");
        }
        Set<LocalDate> seen = new HashSet<>();
        for (int i = 0; i < spec.exceptions().size(); i++) {
            DatedException exception = spec.exceptions().get(i);
            if (!seen.add(exception.date())) {
                check.fault("/exceptions/" + i + "/date", "twice", "has another exception already");
            }
            check.windows("/exceptions/" + i + "/windows", exception.windows());
        }
        return check.faults;
    }

    private void windows(String pointer, List<DailyWindow> windows) {
        for (int i = 0; i < windows.size(); i++) {
            DailyWindow window = windows.get(i);
            if (!window.forward()) {
                fault(
                        pointer + "/" + i,
                        "end-not-after-start",
                        "must end after it begins on the same date; 24:00 is the end of the day, and a night is two windows");
                continue;
            }
            for (int j = 0; j < i; j++) {
                DailyWindow other = windows.get(j);
                if (other.forward()
                        && window.fromMinute() < other.untilMinute()
                        && other.fromMinute() < window.untilMinute()) {
                    fault(pointer + "/" + i, "overlap", "overlaps with " + other);
                    break;
                }
            }
        }
    }

    private void fault(String pointer, String code, String message) {
        faults.add(new CalendarFault(pointer, code, message));
    }
}
