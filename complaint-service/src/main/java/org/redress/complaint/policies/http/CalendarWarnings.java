package org.redress.complaint.policies.http;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.redress.complaint.policies.Definition;
import org.redress.complaint.policies.Definitions;
import org.redress.complaint.policy.NamedCalendar;
import org.redress.complaint.sla.calendar.BusinessCalendar;
import org.redress.complaint.sla.calendar.HolidayGaps;

/** What people should know about a calendar before a deadline goes wrong. */
@Singleton
class CalendarWarnings {

    private final Definitions definitions;
    private final Clock clock;

    CalendarWarnings(Definitions definitions, Clock clock) {
        this.definitions = definitions;
        this.clock = clock;
    }

    /** Of a version of a calendar. */
    List<DefinitionView.Warning> of(Definition definition) {
        NamedCalendar named = definitions.catalogue().calendar(definition.id(), definition.version());
        if (named == null) {
            return List.of();
        }
        BusinessCalendar calendar = named.calendar();
        LocalDate today = LocalDate.ofInstant(clock.instant(), calendar.zone());
        return HolidayGaps.of(calendar.spec(), today).stream()
                .map(year -> new DefinitionView.Warning(
                        "holidays-missing",
                        "The holidays of " + year + " are missing: its days count as working days."))
                .toList();
    }
}
