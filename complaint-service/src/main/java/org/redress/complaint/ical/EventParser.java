package org.redress.complaint.ical;

import biweekly.component.VEvent;
import biweekly.io.TimezoneAssignment;
import biweekly.io.TimezoneInfo;
import biweekly.property.DateOrDateTimeProperty;
import biweekly.property.ExceptionDates;
import biweekly.property.ICalProperty;
import biweekly.util.DateTimeComponents;
import biweekly.util.Duration;
import biweekly.util.ICalDate;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.redress.complaint.sla.calendar.Zones;

/** Takes the members of an entry that matter here; the library has read the lines. */
final class EventParser {

    private static final int TITLE_LENGTH = 200;

    private final VEvent event;
    private final TimezoneInfo zones;
    private final @Nullable ZoneId fileZone;
    private final String title;

    private EventParser(VEvent event, int number, TimezoneInfo zones, @Nullable ZoneId fileZone) {
        this.event = event;
        this.zones = zones;
        this.fileZone = fileZone;
        String summary = event.getSummary() == null ? null : event.getSummary().getValue();
        String stripped = summary == null ? "" : summary.strip();
        this.title = stripped.isEmpty()
                ? "entry " + number
                : stripped.substring(0, Math.min(TITLE_LENGTH, stripped.length()));
    }

    /**
     * The entry.
     *
     * @param number of the entry in the file, from 1
     * @param zones which of its times stands in which zone of the file
     * @param fileZone what the file or the request gives as zone: that of times in UTC and of zones without an IANA name
     * @throws UnsupportedEntryException if it says something that a calendar of ours cannot
     */
    static IcalEvent parse(VEvent event, int number, TimezoneInfo zones, @Nullable ZoneId fileZone)
            throws UnsupportedEntryException {
        return new EventParser(event, number, zones, fileZone).parse();
    }

    private IcalEvent parse() throws UnsupportedEntryException {
        if (event.getStatus() != null && event.getStatus().isCancelled()) {
            throw new UnsupportedEntryException(title, "is cancelled");
        }
        DateOrDateTimeProperty begin = event.getDateStart();
        if (begin == null || begin.getValue() == null) {
            throw new UnsupportedEntryException(title, "has no start (DTSTART) that can be read");
        }
        if (!event.getRecurrenceDates().isEmpty()) {
            throw new UnsupportedEntryException(
                    title, "recurs on a list of dates (RDATE), which is not read; give one entry for each date");
        }
        if (event.getProperties(biweekly.property.RecurrenceRule.class).size() > 1) {
            throw new UnsupportedEntryException(title, "recurs by more than one rule");
        }
        boolean allDay = !begin.getValue().hasTime();
        Wall start = wall(begin, begin.getValue());
        LocalDateTime end = end(start.local(), allDay);
        if (!allDay && event.getRecurrenceRule() == null && start.zone() != null) {
            end = beforeGap(start.local(), end, start.zone());
        }
        if (!end.isAfter(start.local())) {
            throw new UnsupportedEntryException(title, "does not end after it starts");
        }
        Set<LocalDate> except = new HashSet<>();
        for (ExceptionDates list : event.getExceptionDates()) {
            for (ICalDate one : list.getValues()) {
                except.add(wall(list, one).local().toLocalDate());
            }
        }
        return new IcalEvent(
                title,
                allDay,
                start.local(),
                end,
                allDay || start.zone() == null ? null : start.zone().getId(),
                event.getRecurrenceRule() == null
                        ? null
                        : event.getRecurrenceRule().getValue(),
                except,
                event.getCategories().stream().anyMatch(list -> list.getValues().contains(IcalNames.PUBLIC_HOLIDAY)));
    }

    private LocalDateTime end(LocalDateTime start, boolean allDay) throws UnsupportedEntryException {
        DateOrDateTimeProperty end = event.getDateEnd();
        if (end != null && end.getValue() != null) {
            return wall(end, end.getValue()).local();
        }
        Duration duration =
                event.getDuration() == null ? null : event.getDuration().getValue();
        if (duration == null) {
            return allDay ? start.plusDays(1) : start;
        }
        // On the wall: close enough for windows of a day.
        return start.plusSeconds(duration.toMillis() / 1000);
    }

    /**
     * The end where clocks are put forward, as what they showed before: a file can only say what they showed after, which may be
     * another date.
     */
    private static LocalDateTime beforeGap(LocalDateTime start, LocalDateTime end, ZoneId zone) {
        ZoneOffsetTransition last =
                zone.getRules().previousTransition(end.atZone(zone).toInstant().plusNanos(1));
        boolean there = last != null
                && last.isGap()
                && last.getDateTimeAfter().equals(end)
                && last.getDateTimeBefore().isAfter(start);
        return there ? last.getDateTimeBefore() : end;
    }

    /** A time in the zone of its own, or if it is in UTC, in that of the file. */
    private Wall wall(ICalProperty property, ICalDate date) throws UnsupportedEntryException {
        DateTimeComponents raw = date.getRawComponents();
        LocalDateTime local;
        try {
            local = LocalDateTime.of(
                    raw.getYear(), raw.getMonth(), raw.getDate(), raw.getHour(), raw.getMinute(), raw.getSecond());
        } catch (DateTimeException e) {
            throw new UnsupportedEntryException(title, "has a time that does not exist: " + e.getMessage());
        }
        if (!raw.isUtc()) {
            ZoneId zone = date.hasTime() ? zoneOf(property) : null;
            return new Wall(local, zone == null ? fileZone : zone);
        }
        ZoneId shown = fileZone == null ? ZoneId.of("UTC") : fileZone;
        return new Wall(LocalDateTime.ofInstant(local.toInstant(ZoneOffset.UTC), shown), shown);
    }

    private @Nullable ZoneId zoneOf(ICalProperty property) throws UnsupportedEntryException {
        String name = zoneName(property);
        if (name == null) {
            return null;
        }
        // Some programs invent names and define them in the file; whoever reads it says which zone is meant.
        ZoneId zone = Zones.of(name);
        if (zone == null && fileZone == null) {
            throw new UnsupportedEntryException(
                    title, "has the zone " + name + ", which is no IANA name: say which one is meant");
        }
        return zone == null ? fileZone : zone;
    }

    private @Nullable String zoneName(ICalProperty property) {
        TimezoneAssignment assigned = zones.getTimezone(property);
        if (assigned == null) {
            return property.getParameters().getTimezoneId();
        }
        if (assigned.getComponent() == null) {
            return assigned.getGlobalId();
        }
        return assigned.getComponent().getTimezoneId().getValue();
    }

    private record Wall(LocalDateTime local, @Nullable ZoneId zone) {}
}
