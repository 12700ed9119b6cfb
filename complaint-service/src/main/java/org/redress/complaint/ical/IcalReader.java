package org.redress.complaint.ical;

import biweekly.Biweekly;
import biweekly.ICalendar;
import biweekly.component.VEvent;
import biweekly.property.RawProperty;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.redress.complaint.sla.calendar.Zones;

/**
 * Reads iCalendar files (RFC 5545): timed entries are times at which somebody works, all-day entries are days off. What comes back every
 * week for ever becomes the week; everything else becomes dates. An occurrence that is left out ({@code EXDATE}) makes an exception.
 */
public final class IcalReader {

    private static final int MOST_EVENTS = 5_000;

    private IcalReader() {}

    /**
     * What a file says.
     *
     * @param zone that of times in UTC and of zones without an IANA name, if the file names none; may be absent
     * @param from the first date to which recurring entries are written out
     * @param until the last one
     * @throws NotIcalException if it is no such file, or has over 5,000 entries
     */
    public static IcalDraft read(byte[] file, @Nullable ZoneId zone, LocalDate from, LocalDate until)
            throws NotIcalException {
        ICalendar calendar = parse(file);
        String named = value(calendar, IcalNames.ZONE);
        ZoneId fileZone = named == null || Zones.of(named) == null ? zone : Zones.of(named);
        List<IcalDraft.Note> notes = new ArrayList<>();
        List<IcalEvent> events = new ArrayList<>();
        int number = 0;
        for (VEvent event : calendar.getEvents()) {
            if (++number > MOST_EVENTS) {
                throw new NotIcalException("has more than " + MOST_EVENTS + " entries");
            }
            try {
                events.add(EventParser.parse(event, number, calendar.getTimezoneInfo(), fileZone));
            } catch (UnsupportedEntryException e) {
                notes.add(e.note());
            }
        }
        if (number == 0) {
            throw new NotIcalException("has no entries (VEVENT)");
        }
        DraftBuilder draft = new DraftBuilder(fileZone, value(calendar, IcalNames.PUBLIC_HOLIDAYS), from, until, notes);
        events.forEach(draft::add);
        return draft.build();
    }

    private static ICalendar parse(byte[] file) throws NotIcalException {
        ICalendar calendar =
                Biweekly.parse(new String(file, StandardCharsets.UTF_8)).first();
        if (calendar == null) {
            throw new NotIcalException("is not an iCalendar file");
        }
        return calendar;
    }

    private static @Nullable String value(ICalendar calendar, String name) {
        RawProperty property = calendar.getExperimentalProperty(name);
        return property == null ? null : property.getValue();
    }
}
