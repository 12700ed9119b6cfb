package org.redress.complaint.ical;

import biweekly.util.Recurrence;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.redress.complaint.sla.calendar.DailyWindow;
import org.redress.complaint.sla.calendar.DatedException;
import org.redress.complaint.sla.calendar.OwnHoliday;

/** Puts the entries of a file together. */
final class DraftBuilder {

    private static final int MOST_DAYS_OFF = 366;

    private final @Nullable String publicHolidays;
    private final LocalDate from;
    private final LocalDate until;
    private final List<IcalDraft.Note> notes;
    private final Map<LocalDate, String> daysOff = new TreeMap<>();
    private final Map<DayOfWeek, List<Weekly>> weekly = new EnumMap<>(DayOfWeek.class);
    private final Map<LocalDate, List<Single>> singles = new TreeMap<>();
    private final Set<LocalDate> leftOut = new TreeSet<>();
    private @Nullable String zone;

    DraftBuilder(
            @Nullable ZoneId zone,
            @Nullable String publicHolidays,
            LocalDate from,
            LocalDate until,
            List<IcalDraft.Note> notes) {
        this.zone = zone == null ? null : zone.getId();
        this.publicHolidays = publicHolidays;
        this.from = from;
        this.until = until;
        this.notes = notes;
    }

    /** Part of an entry that comes back every week; the entry itself starts so many days before. */
    private record Weekly(IcalEvent event, EntryPart piece) {}

    private record Single(IcalEvent event, DailyWindow window) {}

    void add(IcalEvent event) {
        try {
            if (event.allDay()) {
                addDaysOff(event);
            } else {
                addWindows(event);
            }
        } catch (UnsupportedEntryException e) {
            notes.add(e.note());
        }
    }

    private void addDaysOff(IcalEvent event) throws UnsupportedEntryException {
        if (event.national() && publicHolidays != null) {
            return;
        }
        LocalDate first = event.start().toLocalDate();
        LocalDate end = event.end().toLocalDate();
        if (first.plusDays(MOST_DAYS_OFF).isBefore(end)) {
            throw new UnsupportedEntryException(event.title(), "is more than a year long");
        }
        for (LocalDate start : starts(event)) {
            for (LocalDate date = first; date.isBefore(end); date = date.plusDays(1)) {
                daysOff.putIfAbsent(start.plusDays(date.toEpochDay() - first.toEpochDay()), event.title());
            }
        }
    }

    private void addWindows(IcalEvent event) throws UnsupportedEntryException {
        List<EntryPart> pieces = EntryPart.of(event);
        if (event.zone() != null) {
            if (zone == null) {
                zone = event.zone();
            } else if (!zone.equals(event.zone())) {
                throw new UnsupportedEntryException(
                        event.title(), "is in the zone " + event.zone() + ", the calendar in " + zone);
            }
        }
        LocalDate first = event.start().toLocalDate();
        Recurrence rule = event.rule();
        Set<DayOfWeek> days =
                rule == null ? null : Recurring.of(event.title(), rule).daysForEver(first);
        if (days == null) {
            for (LocalDate start : starts(event)) {
                pieces.forEach(entryPart -> singles.computeIfAbsent(
                                start.plusDays(entryPart.dayOffset()), date -> new ArrayList<>())
                        .add(new Single(event, entryPart.window())));
            }
            return;
        }
        for (DayOfWeek day : days) {
            pieces.forEach(
                    entryPart -> weekly.computeIfAbsent(day.plus(entryPart.dayOffset()), name -> new ArrayList<>())
                            .add(new Weekly(event, entryPart)));
        }
        event.except().forEach(date -> leaveOut(date, pieces));
    }

    private void leaveOut(LocalDate start, List<EntryPart> pieces) {
        pieces.forEach(entryPart -> leftOut.add(start.plusDays(entryPart.dayOffset())));
    }

    /** On which dates it starts: once, or as its rule says, without those that it leaves out. */
    private Set<LocalDate> starts(IcalEvent event) throws UnsupportedEntryException {
        LocalDate first = event.start().toLocalDate();
        Recurrence rule = event.rule();
        Set<LocalDate> starts = rule == null
                ? new TreeSet<>(Set.of(first))
                : Recurring.of(event.title(), rule).dates(first, from, until);
        starts.removeIf(event::leavesOut);
        return starts;
    }

    IcalDraft build() {
        Map<DayOfWeek, List<DailyWindow>> week = new EnumMap<>(DayOfWeek.class);
        weekly.forEach((day, parts) -> week.put(
                day,
                Windows.joined(parts.stream().map(part -> part.piece().window()).toList())));
        Set<LocalDate> special = new TreeSet<>(leftOut);
        special.addAll(singles.keySet());
        List<DatedException> exceptions = new ArrayList<>();
        for (LocalDate date : special) {
            List<DailyWindow> windows = windowsOn(date);
            // A day off that leaves the week out as well is just a day off.
            boolean dayOff = daysOff.containsKey(date) || (publicHolidays != null && !singles.containsKey(date));
            if (!windows.isEmpty() || !dayOff) {
                exceptions.add(new DatedException(date, windows, name(date)));
            }
        }
        List<OwnHoliday> holidays = new ArrayList<>();
        daysOff.forEach((date, name) -> holidays.add(new OwnHoliday(date, name, true)));
        return new IcalDraft(zone, week, holidays, exceptions, publicHolidays, from, until, notes);
    }

    private List<DailyWindow> windowsOn(LocalDate date) {
        List<DailyWindow> windows = new ArrayList<>();
        for (Weekly part : weekly.getOrDefault(date.getDayOfWeek(), List.of())) {
            if (!part.event().leavesOut(date.minusDays(part.piece().dayOffset()))) {
                windows.add(part.piece().window());
            }
        }
        singles.getOrDefault(date, List.of()).forEach(single -> windows.add(single.window()));
        return Windows.joined(windows);
    }

    private @Nullable String name(LocalDate date) {
        List<Single> here = singles.get(date);
        if (here == null) {
            return null;
        }
        String title = here.getFirst().event().title();
        return title.equals(IcalWriter.OPEN_TITLE) ? null : title;
    }
}
