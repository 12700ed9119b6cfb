package org.redress.complaint.ical;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.redress.complaint.sla.calendar.DailyWindow;

/** Windows of a date. */
final class Windows {

    private Windows() {}

    /** In order, those that overlap made one: entries of a file may, windows of a calendar may not. */
    static List<DailyWindow> joined(List<DailyWindow> windows) {
        List<DailyWindow> joined = new ArrayList<>();
        for (DailyWindow window : windows.stream()
                .sorted(Comparator.comparingInt(DailyWindow::fromMinute).thenComparingInt(DailyWindow::untilMinute))
                .toList()) {
            DailyWindow last = joined.isEmpty() ? null : joined.getLast();
            if (last == null || window.fromMinute() >= last.untilMinute()) {
                joined.add(window);
            } else if (window.untilMinute() > last.untilMinute()) {
                joined.set(joined.size() - 1, new DailyWindow(last.fromMinute(), window.untilMinute()));
            }
        }
        return joined;
    }
}
