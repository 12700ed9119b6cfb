package org.redress.complaint.ical;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.Period;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.temporal.TemporalAmount;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import net.fortuna.ical4j.model.Parameter;
import net.fortuna.ical4j.model.Property;
import net.fortuna.ical4j.model.component.VEvent;
import org.jspecify.annotations.Nullable;
import org.redress.complaint.sla.calendar.Zones;

/** Takes the members of an entry that matter here; the library has split the lines. */
final class EventParser {

    private static final DateTimeFormatter DATE = DateTimeFormatter.BASIC_ISO_DATE;
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss", Locale.ROOT);
    private static final int DATE_LENGTH = 8;
    private static final int TITLE_LENGTH = 200;

    private final VEvent event;
    private final String title;
    private final @Nullable ZoneId fileZone;

    private EventParser(VEvent event, int number, @Nullable ZoneId fileZone) {
        this.event = event;
        this.fileZone = fileZone;
        String summary = value(Property.SUMMARY);
        this.title = summary == null || summary.isBlank()
                ? "entry " + number
                : summary.strip()
                        .substring(0, Math.min(TITLE_LENGTH, summary.strip().length()));
    }

    /**
     * The entry.
     *
     * @param number of the entry in the file, from 1
     * @param fileZone what the file or the request gives as zone: that of times in UTC and of zones without an IANA name
     * @throws UnfitException if it says something that a calendar of ours cannot
     */
    static IcalEvent parse(VEvent event, int number, @Nullable ZoneId fileZone) throws UnfitException {
        return new EventParser(event, number, fileZone).parse();
    }

    private IcalEvent parse() throws UnfitException {
        if ("CANCELLED".equalsIgnoreCase(value(Property.STATUS))) {
            throw new UnfitException(title, "is cancelled");
        }
        Property begin = event.getProperty(Property.DTSTART)
                .orElseThrow(() -> new UnfitException(title, "has no start (DTSTART)"));
        boolean allDay = begin.getValue().length() == DATE_LENGTH;
        Wall start = wall(begin);
        LocalDateTime end = end(start.local(), allDay);
        if (!end.isAfter(start.local())) {
            throw new UnfitException(title, "does not end after it starts");
        }
        if (event.getProperty(Property.RDATE).isPresent()) {
            throw new UnfitException(
                    title, "recurs on a list of dates (RDATE), which is not read; give one entry for each date");
        }
        List<Property> rules = event.getProperties(Property.RRULE);
        if (rules.size() > 1) {
            throw new UnfitException(title, "recurs by more than one rule");
        }
        Set<LocalDateTime> except = new HashSet<>();
        Set<LocalDate> exceptDates = new HashSet<>();
        for (Property list : event.<Property>getProperties(Property.EXDATE)) {
            for (String one : list.getValue().split(",", -1)) {
                if (one.length() == DATE_LENGTH) {
                    exceptDates.add(date(one));
                } else {
                    except.add(wall(one, zoneOf(list)).local());
                }
            }
        }
        String categories = value(Property.CATEGORIES);
        return new IcalEvent(
                title,
                allDay,
                start.local(),
                end,
                start.zone() == null ? null : start.zone().getId(),
                rules.isEmpty() ? null : rules.getFirst().getValue(),
                except,
                exceptDates,
                categories != null && categories.contains(IcalWords.PUBLIC_HOLIDAY));
    }

    private LocalDateTime end(LocalDateTime start, boolean allDay) throws UnfitException {
        Property end = event.getProperty(Property.DTEND).orElse(null);
        if (end != null) {
            return wall(end).local();
        }
        String duration = value(Property.DURATION);
        if (duration == null) {
            return allDay ? start.plusDays(1) : start;
        }
        try {
            // Weeks and days are days of the calendar (RFC 5545 3.3.6), the rest is time on the wall: close enough for
            // windows of a day.
            TemporalAmount amount = duration.contains("T") ? Duration.parse(duration) : Period.parse(duration);
            return start.plus(amount);
        } catch (DateTimeParseException e) {
            throw new UnfitException(title, "has a duration that cannot be read: " + duration);
        }
    }

    private Wall wall(Property property) throws UnfitException {
        return wall(property.getValue(), zoneOf(property));
    }

    /** A time in the zone of its own, or if it is in UTC, in that of the file. */
    private Wall wall(String text, @Nullable ZoneId zone) throws UnfitException {
        if (text.length() == DATE_LENGTH) {
            return new Wall(date(text).atStartOfDay(), null);
        }
        boolean utc = text.endsWith("Z");
        LocalDateTime local;
        try {
            local = LocalDateTime.parse(utc ? text.substring(0, text.length() - 1) : text, TIME);
        } catch (DateTimeParseException e) {
            throw new UnfitException(title, "has a time that cannot be read: " + text);
        }
        if (!utc) {
            return new Wall(local, zone == null ? fileZone : zone);
        }
        Instant instant = local.toInstant(ZoneOffset.UTC);
        ZoneId shown = fileZone == null ? ZoneId.of("UTC") : fileZone;
        return new Wall(LocalDateTime.ofInstant(instant, shown), shown);
    }

    private LocalDate date(String text) throws UnfitException {
        try {
            return LocalDate.parse(text, DATE);
        } catch (DateTimeParseException e) {
            throw new UnfitException(title, "has a date that cannot be read: " + text);
        }
    }

    private @Nullable ZoneId zoneOf(Property property) throws UnfitException {
        Parameter named = property.getParameter(Parameter.TZID).orElse(null);
        if (named == null) {
            return null;
        }
        // Some programs invent names and define them in the file; whoever reads it says which zone is meant.
        ZoneId zone = Zones.of(named.getValue());
        if (zone == null && fileZone == null) {
            throw new UnfitException(
                    title, "has the zone " + named.getValue() + ", which is no IANA name: say which one is meant");
        }
        return zone == null ? fileZone : zone;
    }

    private @Nullable String value(String name) {
        return event.<Property>getProperty(name).map(Property::getValue).orElse(null);
    }

    private record Wall(LocalDateTime local, @Nullable ZoneId zone) {}
}
