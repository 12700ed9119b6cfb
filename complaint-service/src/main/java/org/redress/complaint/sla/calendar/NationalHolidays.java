package org.redress.complaint.sla.calendar;

import de.focus_shift.jollyday.core.CalendarHierarchy;
import de.focus_shift.jollyday.core.Holiday;
import de.focus_shift.jollyday.core.HolidayManager;
import de.focus_shift.jollyday.core.HolidayType;
import de.focus_shift.jollyday.core.ManagerParameters;
import java.time.LocalDate;
import java.time.Year;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Public holidays as the library Jollyday knows them. It knows today's rules and most moved days; what a government proclaims for one year
 * only may be missing and is added to a calendar as a date of its own.
 */
public final class NationalHolidays implements PublicHolidays {

    private static final Map<String, NationalHolidays> KNOWN = new ConcurrentHashMap<>();
    private static final Set<String> NAMED = Set.of("de", "fr", "nl", "pt", "sv", "el");

    private final String code;
    private final HolidayManager manager;
    private final String[] path;
    private final Map<Integer, Map<LocalDate, String>> years = new ConcurrentHashMap<>();

    private NationalHolidays(String code, HolidayManager manager, String[] path) {
        this.code = code;
        this.manager = manager;
        this.path = path;
    }

    /** The countries that are known, as two capital letters, in order. */
    public static List<String> countries() {
        return HolidayManager.getSupportedCalendarCodes().stream()
                .filter(code -> code.length() == 2)
                .map(code -> code.toUpperCase(Locale.ROOT))
                .sorted()
                .toList();
    }

    /** The regions of a country that have holidays of their own, in order; deeper ones as {@code by/ag}. */
    public static Collection<String> regions(String country) {
        TreeSet<String> regions = new TreeSet<>();
        if (countries().contains(country.toUpperCase(Locale.ROOT))) {
            collect("", manager(country).getCalendarHierarchy(), regions);
        }
        return regions;
    }

    private static void collect(String prefix, CalendarHierarchy hierarchy, Collection<String> regions) {
        hierarchy.getChildren().forEach((id, child) -> {
            regions.add(prefix + id);
            collect(prefix + id + '/', child, regions);
        });
    }

    /** What a country is called in a language. */
    public static String countryName(String country, Locale language) {
        return Locale.of("", country).getDisplayCountry(language);
    }

    /**
     * What the regions of a country are called, by their codes in order. Jollyday has English, German, French, Dutch, Portuguese, Swedish and
     * Greek names; English ones stand for any other language.
     */
    public static SortedMap<String, String> regionNames(String country, Locale language) {
        SortedMap<String, String> names = new TreeMap<>();
        if (countries().contains(country.toUpperCase(Locale.ROOT))) {
            // Of the library's files the English one has no language.
            Locale known = NAMED.contains(language.getLanguage()) ? language : Locale.ROOT;
            name("", "", manager(country).getCalendarHierarchy(), known, names);
        }
        return names;
    }

    private static void name(
            String prefix, String before, CalendarHierarchy hierarchy, Locale language, Map<String, String> names) {
        hierarchy.getChildren().forEach((id, child) -> {
            String name = before + child.getDescription(language);
            names.put(prefix + id, name);
            name(prefix + id + '/', name + ", ", child, language, names);
        });
    }

    /**
     * The holidays of a country, or of one of its regions; null if there is no such country or region.
     *
     * @param country ISO 3166-1, two letters
     * @param region one of {@link #regions}
     */
    public static @Nullable NationalHolidays of(String country, @Nullable String region) {
        String code = (region == null ? country : country + '-' + region).toLowerCase(Locale.ROOT);
        NationalHolidays known = KNOWN.get(code);
        if (known != null) {
            return known;
        }
        if (!countries().contains(country.toUpperCase(Locale.ROOT))) {
            return null;
        }
        List<String> path = new ArrayList<>();
        if (region != null) {
            String wanted = region.toLowerCase(Locale.ROOT);
            if (!regions(country).contains(wanted)) {
                return null;
            }
            path.addAll(List.of(wanted.split("/", -1)));
        }
        return KNOWN.computeIfAbsent(
                code, key -> new NationalHolidays(key, manager(country), path.toArray(String[]::new)));
    }

    private static HolidayManager manager(String country) {
        return HolidayManager.getInstance(ManagerParameters.create(country.toLowerCase(Locale.ROOT)));
    }

    @Override
    public String code() {
        return code;
    }

    @Override
    public Map<LocalDate, String> of(int year) {
        return years.computeIfAbsent(year, this::read);
    }

    private Map<LocalDate, String> read(int year) {
        return manager.getHolidays(Year.of(year), HolidayType.PUBLIC_HOLIDAY, path).stream()
                .collect(Collectors.toMap(Holiday::getDate, NationalHolidays::name, (one, other) -> one));
    }

    private static String name(Holiday holiday) {
        return holiday.getDescription(Locale.ENGLISH);
    }
}
