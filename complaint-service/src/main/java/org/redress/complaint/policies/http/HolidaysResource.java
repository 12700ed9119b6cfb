package org.redress.complaint.policies.http;

import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.redress.complaint.policies.http.HolidaysView.Country;
import org.redress.complaint.policies.http.HolidaysView.Day;
import org.redress.complaint.policies.http.HolidaysView.Region;
import org.redress.complaint.sla.calendar.BusinessCalendar;
import org.redress.complaint.sla.calendar.NationalHolidays;
import org.redress.kit.problem.Problem;

/** What the holiday library knows, so that nobody has to type codes: countries, their regions, and the days of a year. */
@Path("/api/v1/sla/holidays")
@Produces(MediaType.APPLICATION_JSON)
@Blocking
@Tag(name = "SLA")
public class HolidaysResource {

    private final Clock clock;

    HolidaysResource(Clock clock) {
        this.clock = clock;
    }

    @GET
    @Operation(operationId = "listHolidayCountries", summary = "The countries whose public holidays are known")
    @APIResponse(
            responseCode = "200",
            description = "In the order of their codes",
            content = @Content(schema = @Schema(implementation = HolidaysView.Countries.class)))
    public HolidaysView.Countries countries(
            @Parameter(description = "Language of the names, for example de; English if absent")
                    @QueryParam("language")
                    @Nullable
                    String language) {
        Locale locale = locale(language);
        return new HolidaysView.Countries(NationalHolidays.countries().stream()
                .map(code -> new Country(code, NationalHolidays.countryName(code, locale)))
                .toList());
    }

    @GET
    @Path("/{country}")
    @Operation(operationId = "readHolidays", summary = "The regions of a country, and its public holidays in a year")
    @APIResponse(
            responseCode = "200",
            description = "Regions with holidays of their own, and the days of the country or of one region",
            content = @Content(schema = @Schema(implementation = HolidaysView.Year.class)))
    @APIResponse(responseCode = "400", description = "No such region, or a year that calendars do not know")
    @APIResponse(responseCode = "404", description = "No such country")
    public HolidaysView.Year country(
            @PathParam("country") String country,
            @QueryParam("region") @Nullable String region,
            @Parameter(description = "The present year if absent") @QueryParam("year") @Nullable Integer year,
            @Parameter(description = "Language of the names of regions; English if absent")
                    @QueryParam("language")
                    @Nullable
                    String language) {
        String code = country.toUpperCase(Locale.ROOT);
        if (!NationalHolidays.countries().contains(code)) {
            throw Problem.notFound("The public holidays of this country are not known.")
                    .exception();
        }
        NationalHolidays holidays = NationalHolidays.of(code, region);
        if (holidays == null) {
            throw Problem.invalidRequest("There is no such region.")
                    .at(
                            "query:region",
                            "unknown-region",
                            "must be one of: " + String.join(", ", NationalHolidays.regions(code)))
                    .exception();
        }
        int asked = year == null
                ? LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).getYear()
                : year;
        if (asked < BusinessCalendar.FIRST_YEAR || asked > BusinessCalendar.LAST_YEAR) {
            throw Problem.invalidRequest("The year cannot be used.")
                    .at(
                            "query:year",
                            "out-of-range",
                            "must be from " + BusinessCalendar.FIRST_YEAR + " to " + BusinessCalendar.LAST_YEAR)
                    .exception();
        }
        Locale locale = locale(language);
        return new HolidaysView.Year(
                code,
                NationalHolidays.countryName(code, locale),
                regions(NationalHolidays.regionNames(code, locale)),
                region == null ? null : region.toLowerCase(Locale.ROOT),
                asked,
                days(holidays.of(asked)));
    }

    private static List<Region> regions(Map<String, String> names) {
        return names.entrySet().stream()
                .map(entry -> new Region(entry.getKey(), entry.getValue()))
                .toList();
    }

    private static List<Day> days(Map<LocalDate, String> days) {
        return new TreeMap<>(days)
                .entrySet().stream()
                        .map(entry -> new Day(entry.getKey(), entry.getValue()))
                        .toList();
    }

    private static Locale locale(@Nullable String language) {
        Locale locale = language == null ? Locale.ENGLISH : Locale.forLanguageTag(language);
        return locale.getLanguage().isEmpty() ? Locale.ENGLISH : locale;
    }
}
