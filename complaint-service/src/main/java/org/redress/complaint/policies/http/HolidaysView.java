package org.redress.complaint.policies.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Whose public holidays are known, and which. */
final class HolidaysView {

    private HolidaysView() {}

    /**
     * All countries.
     *
     * @param items in the order of their codes
     */
    @Schema(name = "HolidayCountries")
    record Countries(List<Country> items) {}

    /**
     * A country.
     *
     * @param country ISO 3166-1, two capital letters
     */
    @Schema(name = "HolidayCountry")
    record Country(String country, String name) {}

    /**
     * The holidays of a country.
     *
     * @param regions those with holidays of their own, in the order of their codes
     * @param region whose holidays {@code days} are; absent for those of the whole country
     * @param days the public holidays of the year, as observed, in order; their names are in English, as explanations have them
     */
    @Schema(name = "HolidayCountryYear")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Year(
            String country,
            String name,
            List<Region> regions,
            @Nullable String region,
            int year,
            List<Day> days) {}

    /**
     * A region.
     *
     * @param region its code, as calendars have it: {@code by}, or {@code by/ag}
     */
    @Schema(name = "HolidayRegion")
    record Region(String region, String name) {}

    /** A public holiday. */
    @Schema(name = "PublicHoliday")
    record Day(LocalDate date, String name) {}
}
