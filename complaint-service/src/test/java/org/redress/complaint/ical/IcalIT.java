package org.redress.complaint.ical;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.redress.complaint.Api;
import org.redress.complaint.Api.Reply;
import org.redress.complaint.RedressServers;

/** iCalendar files over HTTP. */
@QuarkusTest
@RedressServers
class IcalIT {

    @Inject
    AgroalDataSource dataSource;

    private Api supervisor;
    private String calendar = "";

    @BeforeEach
    void clients() {
        supervisor = Api.person(dataSource, "supervisor");
        calendar = "/api/v1/sla/calendars/ical-" + UUID.randomUUID().toString().substring(0, 8);
    }

    @Test
    void a_calendar_is_fetched_as_a_file_and_the_file_read_back_is_the_same_calendar() {
        String body = """
                {"zone":"Europe/Berlin","weekly":{"MONDAY":[["09:00","12:00"],["13:00","24:00"]],"SUNDAY":[["00:00","24:00"]]},
                 "holidays":[{"date":"2026-08-10","name":"Works outing"}],
                 "exceptions":[{"date":"2026-12-28","windows":[["10:00","11:00"]],"name":"half day"}],
                 "publicHolidays":{"country":"DE","region":"by"}}""";
        assertThat(put(calendar, body).status()).isEqualTo(201);

        Reply file = supervisor.get(calendar + "/ical");

        assertThat(file.status()).isEqualTo(200);
        assertThat(file.response().body())
                .startsWith("BEGIN:VCALENDAR")
                .contains("SUMMARY:Works outing", "X-WR-TIMEZONE:Europe/Berlin");
        Reply read = post("/api/v1/sla/ical", file.response().body());
        assertThat(read.status()).as(read.toString()).isEqualTo(200);
        assertThat(read.json().get("notes")).isEmpty();
        JsonNode draft = read.json().get("calendar");
        assertThat(draft).isEqualTo(supervisor.get(calendar).json().get("definition"));
        assertThat(put(calendar + "-copy", draft.toString()).status()).isEqualTo(201);
    }

    @Test
    void a_file_of_holidays_is_read_as_days_off_and_what_does_not_fit_is_named() {
        Reply read = post("/api/v1/sla/ical?until=" + (year() + 1), """
                BEGIN:VCALENDAR
                VERSION:2.0
                PRODID:-//Example//EN
                BEGIN:VEVENT
                DTSTART;VALUE=DATE:20201225
                RRULE:FREQ=YEARLY
                SUMMARY:Christmas Day
                END:VEVENT
                BEGIN:VEVENT
                DTSTART:20260105T090000
                DURATION:PT1H
                RRULE:FREQ=HOURLY
                SUMMARY:Bell
                END:VEVENT
                END:VCALENDAR
                """);

        assertThat(read.status()).as(read.toString()).isEqualTo(200);
        assertThat(read.json().at("/calendar/holidays"))
                .extracting(day -> day.get("date").asText())
                .containsExactly(year() + "-12-25", (year() + 1) + "-12-25");
        assertThat(read.json().at("/calendar/weekly").isMissingNode()).isTrue();
        assertThat(read.json().at("/notes/0/entry").asText()).isEqualTo("Bell");
        assertThat(read.json().at("/notes/0/message").asText()).isEqualTo("recurs within a day");
    }

    @Test
    void what_cannot_be_read_is_refused_with_the_reason() {
        Reply none = post("/api/v1/sla/ical", "Monday to Friday");
        assertThat(none.status()).isEqualTo(400);
        assertThat(none.json().at("/errors/0/code").asText()).isEqualTo("not-icalendar");

        Reply zone = post("/api/v1/sla/ical?zone=Mars", "BEGIN:VCALENDAR");
        assertThat(zone.status()).isEqualTo(400);
        assertThat(zone.json().at("/errors/0/pointer").asText()).isEqualTo("query:zone");

        Reply until = post("/api/v1/sla/ical?until=1999", "BEGIN:VCALENDAR");
        assertThat(until.status()).isEqualTo(400);
        assertThat(until.json().at("/errors/0/pointer").asText()).isEqualTo("query:until");

        assertThat(post("/api/v1/sla/ical", "x".repeat((1 << 20) + 1)).status()).isEqualTo(413);
        assertThat(supervisor.get(calendar + "/ical").status()).isEqualTo(404);
    }

    @Test
    void a_calendar_whose_holidays_end_is_marked() {
        put(calendar, """
                {"zone":"UTC","weekly":{"MONDAY":[["09:00","17:00"]]},"holidays":["%d-12-25"]}""".formatted(year() - 1));

        JsonNode warnings = supervisor.get(calendar).json().get("warnings");

        assertThat(warnings.get(0).get("code").asText()).isEqualTo("holidays-missing");
        assertThat(warnings.get(0).get("message").asText()).contains(Integer.toString(year()));
        Reply read = supervisor.get("/api/v1/sla/calendars");
        assertThat(read.json().get("items"))
                .filteredOn(item -> calendar.endsWith("/" + item.get("id").asText()))
                .allSatisfy(item -> assertThat(item.get("warnings")).isNotEmpty());
    }

    private static int year() {
        return LocalDate.now(ZoneOffset.UTC).getYear();
    }

    private Reply put(String path, String body) {
        return supervisor.send("PUT", path, body.getBytes(StandardCharsets.UTF_8));
    }

    private Reply post(String path, String body) {
        String file = body.contains("\r\n") ? body : body.replace("\n", "\r\n");
        return supervisor.send(
                "POST", path, file.getBytes(StandardCharsets.UTF_8), "Content-Type", "text/calendar; charset=utf-8");
    }
}
