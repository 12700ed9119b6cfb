package org.redress.complaint.ical;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.redress.complaint.sla.calendar.DailyWindow;

class IcalReaderTest {

    @Test
    void a_file_of_holidays_gives_the_days_off_and_nothing_else() throws NotIcalException {
        IcalDraft draft = read("""
                BEGIN:VEVENT
                DTSTART;VALUE=DATE:20261225
                DTEND;VALUE=DATE:20261226
                SUMMARY:Christmas Day
                TRANSP:TRANSPARENT
                END:VEVENT
                BEGIN:VEVENT
                DTSTART;VALUE=DATE:20261226
                SUMMARY:Boxing Day\\, as people say
                END:VEVENT
                BEGIN:VEVENT
                DTSTART;VALUE=DATE:20270730
                DTEND;VALUE=DATE:20270802
                SUMMARY:Works outing
                END:VEVENT
                """);

        assertThat(draft.holidays())
                .extracting(day -> day.date() + " " + day.name())
                .containsExactly(
                        "2026-12-25 Christmas Day",
                        "2026-12-26 Boxing Day, as people say",
                        "2027-07-30 Works outing",
                        "2027-07-31 Works outing",
                        "2027-08-01 Works outing");
        assertThat(draft.weekly()).isEmpty();
        assertThat(draft.exceptions()).isEmpty();
        assertThat(draft.zone()).isNull();
        assertThat(draft.notes()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "20201225 | FREQ=YEARLY | 2026-12-25 2027-12-25",
                "20200101 | FREQ=YEARLY;UNTIL=20270101T120000Z | 2026-01-01 2027-01-01",
                "20210531 | FREQ=YEARLY;BYMONTH=5;BYDAY=-1MO | 2026-05-25 2027-05-31",
                "20260105 | FREQ=MONTHLY;COUNT=3 | 2026-01-05 2026-02-05 2026-03-05",
                "20280101 | FREQ=YEARLY | ",
            })
    void a_day_off_that_recurs_is_written_out(String start, String rule, String dates) throws NotIcalException {
        IcalDraft draft = read("""
                BEGIN:VEVENT
                DTSTART;VALUE=DATE:%s
                RRULE:%s
                SUMMARY:Off
                END:VEVENT
                """.formatted(start, rule));

        assertThat(draft.holidays())
                .extracting(day -> day.date().toString())
                .containsExactlyElementsOf(dates == null ? List.of() : List.of(dates.split(" ", -1)));
    }

    @Test
    void a_week_with_a_night_and_a_date_left_out() throws NotIcalException {
        IcalDraft draft = read("""
                BEGIN:VEVENT
                DTSTART;TZID=Europe/Berlin:20260105T090000
                DTEND;TZID=Europe/Berlin:20260105T170000
                RRULE:FREQ=WEEKLY;BYDAY=MO,TU
                EXDATE;TZID=Europe/Berlin:20261124T090000
                SUMMARY:Open
                END:VEVENT
                BEGIN:VEVENT
                DTSTART;TZID=Europe/Berlin:20260105T220000
                DURATION:PT8H
                RRULE:FREQ=WEEKLY;BYDAY=TU
                SUMMARY:Night
                END:VEVENT
                BEGIN:VEVENT
                DTSTART;TZID=Europe/Berlin:20261128T100000
                DTEND;TZID=Europe/Berlin:20261128T120000
                SUMMARY:Advent Saturday
                END:VEVENT
                """);

        assertThat(draft.zone()).isEqualTo("Europe/Berlin");
        assertThat(draft.weekly())
                .containsOnlyKeys(DayOfWeek.MONDAY, DayOfWeek.TUESDAY, DayOfWeek.WEDNESDAY)
                .containsEntry(DayOfWeek.TUESDAY, List.of(new DailyWindow(540, 1020), new DailyWindow(1320, 1440)))
                .containsEntry(DayOfWeek.WEDNESDAY, List.of(new DailyWindow(0, 360)));
        assertThat(draft.exceptions())
                .extracting(one -> one.date() + " " + one.windows() + " " + one.name())
                .containsExactly("2026-11-24 [22:00-24:00] null", "2026-11-28 [10:00-12:00] Advent Saturday");
    }

    @Test
    void times_in_UTC_are_read_in_the_zone_of_the_file_or_of_the_request() throws NotIcalException {
        String event = """
                BEGIN:VEVENT
                DTSTART:20260105T080000Z
                DTEND:20260105T160000Z
                RRULE:FREQ=DAILY
                END:VEVENT
                """;

        assertThat(read("X-WR-TIMEZONE:Europe/Berlin\n" + event).weekly().get(DayOfWeek.SUNDAY))
                .containsExactly(new DailyWindow(540, 1020));
        assertThat(IcalReader.read(file(event), ZoneId.of("Asia/Kathmandu"), FROM, UNTIL)
                        .weekly()
                        .get(DayOfWeek.SUNDAY))
                .containsExactly(new DailyWindow(825, 1305));
    }

    @Test
    void a_zone_without_an_IANA_name_is_the_one_that_the_request_says() throws NotIcalException {
        String event = """
                BEGIN:VEVENT
                DTSTART;TZID=W. Europe Standard Time:20260105T090000
                DTEND;TZID=W. Europe Standard Time:20260105T170000
                RRULE:FREQ=WEEKLY
                SUMMARY:Open
                END:VEVENT
                """;

        IcalDraft draft = IcalReader.read(file(event), ZoneId.of("Europe/Berlin"), FROM, UNTIL);

        assertThat(draft.zone()).isEqualTo("Europe/Berlin");
        assertThat(draft.weekly()).containsOnlyKeys(DayOfWeek.MONDAY);
        assertThat(read(event).notes())
                .containsExactly(new IcalDraft.Note(
                        "Open", "has the zone W. Europe Standard Time, which is no IANA name: say which one is meant"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "DTSTART:20260105T090000 / DTEND:20260105T090000 | does not end after it starts",
                "DTSTART:20260105T090030 / DTEND:20260105T100000 | begins or ends between two minutes",
                "DTSTART:20260105T090000 / DTEND:20260113T100000 | lasts more than a week",
                "DTSTART;VALUE=DATE:20260105 / STATUS:CANCELLED | is cancelled",
                "DTSTART:20260105T090000 / DURATION:PT1H / RRULE:FREQ=HOURLY | recurs within a day",
                "SUMMARY:x | has no start (DTSTART) that can be read",
                "DTSTART;VALUE=DATE:20260105 / RDATE;VALUE=DATE:20260106 | recurs on a list of dates (RDATE), which is not read; give one entry for each date",
            })
    void what_does_not_fit_is_named_and_the_rest_is_read(String lines, String reason) throws NotIcalException {
        IcalDraft draft = read("""
                BEGIN:VEVENT
                %s
                END:VEVENT
                BEGIN:VEVENT
                DTSTART;VALUE=DATE:20261225
                SUMMARY:Christmas Day
                END:VEVENT
                """.formatted(lines.replace(" / ", "\n")));

        assertThat(draft.notes()).extracting(IcalDraft.Note::message).containsExactly(reason);
        assertThat(draft.holidays()).hasSize(1);
    }

    @Test
    void an_entry_in_another_zone_than_the_calendar_is_left_out() throws NotIcalException {
        IcalDraft draft = read("""
                BEGIN:VEVENT
                DTSTART;TZID=Europe/Berlin:20260105T090000
                DURATION:PT1H
                RRULE:FREQ=WEEKLY
                END:VEVENT
                BEGIN:VEVENT
                DTSTART;TZID=Europe/London:20260106T090000
                DURATION:PT1H
                RRULE:FREQ=WEEKLY
                SUMMARY:Leeds
                END:VEVENT
                """);

        assertThat(draft.notes())
                .containsExactly(
                        new IcalDraft.Note("Leeds", "is in the zone Europe/London, the calendar in Europe/Berlin"));
        assertThat(draft.weekly()).containsOnlyKeys(DayOfWeek.MONDAY);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "{}", "BEGIN:VCALENDAR", "BEGIN:VCALENDAR\nVERSION:2.0\nEND:VCALENDAR\n"})
    void a_file_that_is_none_is_refused(String text) {
        assertThatThrownBy(() ->
                        IcalReader.read(text.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8), null, FROM, UNTIL))
                .isInstanceOf(NotIcalException.class);
    }

    private static final LocalDate FROM = LocalDate.parse("2026-01-01");
    private static final LocalDate UNTIL = LocalDate.parse("2027-12-31");

    private static IcalDraft read(String events) throws NotIcalException {
        return IcalReader.read(file(events), null, FROM, UNTIL);
    }

    private static byte[] file(String events) {
        String text = "BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//Test//EN\n" + events + "END:VCALENDAR\n";
        return text.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8);
    }
}
