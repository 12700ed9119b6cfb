package org.redress.complaint.sla.calendar;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;

/**
 * A random calendar and random instants around a change of its zone's clocks, or around nothing at all.
 *
 * @param from whole seconds
 * @param to after {@code from}
 * @param budget more than zero
 */
public record World(CalendarSpec spec, BusinessCalendar calendar, Instant from, Instant to, Duration budget) {

    /** Half an hour of summer time, 45 minutes off, a date left out, summer time backwards, changes at midnight, no changes. */
    private static final List<String> ZONES = List.of(
            "UTC",
            "Europe/Berlin",
            "Europe/London",
            "Europe/Dublin",
            "America/New_York",
            "America/St_Johns",
            "America/Sao_Paulo",
            "America/Havana",
            "America/Santiago",
            "Africa/Casablanca",
            "Africa/Cairo",
            "Asia/Kathmandu",
            "Asia/Pyongyang",
            "Asia/Tehran",
            "Asia/Beirut",
            "Asia/Gaza",
            "Australia/Lord_Howe",
            "Australia/Sydney",
            "Pacific/Apia",
            "Pacific/Kiritimati",
            "Pacific/Chatham",
            "Antarctica/Troll");

    private static final Instant EARLIEST = Instant.parse("1975-01-01T00:00:00Z");
    private static final long SECONDS = Duration.ofDays(365 * 60L).toSeconds();

    public static Arbitrary<World> any() {
        return Arbitraries.randomValue(World::of);
    }

    /** The world of a seed. */
    public static World of(Random random) {
        ZoneId zone = ZoneId.of(ZONES.get(random.nextInt(ZONES.size())));
        Instant middle = EARLIEST.plusSeconds(random.nextLong(SECONDS));
        ZoneOffsetTransition change = zone.getRules().nextTransition(middle);
        if (change != null && random.nextInt(4) > 0) {
            middle = change.getInstant();
        }
        CalendarSpec spec = spec(random, zone, LocalDate.ofInstant(middle, ZoneOffset.UTC));
        Instant from = middle.minusSeconds(random.nextInt(6 * 86_400)).plusSeconds(random.nextInt(3 * 86_400));
        Instant to = from.plusSeconds(1 + random.nextInt(9 * 86_400));
        Duration budget = Duration.ofSeconds(1 + random.nextInt(40 * 3600));
        BusinessCalendar calendar = ((CheckedCalendar.Accepted) BusinessCalendar.of(spec)).calendar();
        return new World(spec, calendar, from, to, budget);
    }

    private static CalendarSpec spec(Random random, ZoneId zone, LocalDate near) {
        Map<DayOfWeek, List<DailyWindow>> weekly = new EnumMap<>(DayOfWeek.class);
        for (DayOfWeek day : DayOfWeek.values()) {
            if (random.nextInt(4) > 0) {
                weekly.put(day, windows(random));
            }
        }
        weekly.put(DayOfWeek.of(1 + random.nextInt(7)), List.of(DailyWindow.ALL_DAY));
        List<OwnHoliday> holidays = new ArrayList<>();
        List<DatedException> exceptions = new ArrayList<>();
        for (int day = -6; day < 15; day++) {
            LocalDate date = near.plusDays(day);
            switch (random.nextInt(12)) {
                case 0 -> holidays.add(new OwnHoliday(date, null, true));
                case 1 -> holidays.add(new OwnHoliday(date, "inactive", false));
                case 2 -> exceptions.add(new DatedException(date, windows(random), "exception"));
                case 3 -> exceptions.add(new DatedException(date, List.of(), null));
                default -> {}
            }
        }
        return new CalendarSpec(zone.getId(), weekly, holidays, exceptions, null);
    }

    /** One to three, disjoint, some of them touching. */
    private static List<DailyWindow> windows(Random random) {
        List<DailyWindow> windows = new ArrayList<>();
        int minute = random.nextInt(3) == 0 ? 0 : random.nextInt(12 * 60);
        for (int i = random.nextInt(3); i >= 0 && minute < DailyWindow.WHOLE_DAY; i--) {
            int until = random.nextInt(4) == 0
                    ? DailyWindow.WHOLE_DAY
                    : Math.min(DailyWindow.WHOLE_DAY, minute + 1 + random.nextInt(300));
            windows.add(new DailyWindow(minute, until));
            minute = until + (random.nextBoolean() ? 0 : random.nextInt(200));
        }
        return windows;
    }
}
