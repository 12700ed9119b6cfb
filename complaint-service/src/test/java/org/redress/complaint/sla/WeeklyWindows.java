package org.redress.complaint.sla;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A business calendar just good enough to prove that the engine takes one. */
final class WeeklyWindows implements Calendar {

    private record Window(LocalTime from, LocalTime until, boolean toMidnight) {}

    private final ZoneId zone;
    private final Map<DayOfWeek, List<Window>> week = new EnumMap<>(DayOfWeek.class);
    private final Set<LocalDate> holidays = new HashSet<>();

    WeeklyWindows(JsonNode calendar) {
        zone = ZoneId.of(calendar.get("zone").asText());
        calendar.get("weekly").properties().forEach(day -> {
            List<Window> windows = new ArrayList<>();
            day.getValue().forEach(pair -> {
                boolean toMidnight = pair.get(1).asText().equals("24:00");
                LocalTime until = toMidnight
                        ? LocalTime.MIDNIGHT
                        : LocalTime.parse(pair.get(1).asText());
                windows.add(new Window(LocalTime.parse(pair.get(0).asText()), until, toMidnight));
            });
            week.put(DayOfWeek.valueOf(day.getKey()), windows);
        });
        calendar.path("holidays").forEach(date -> holidays.add(LocalDate.parse(date.asText())));
    }

    private List<Span> windows(LocalDate date) {
        List<Span> spans = new ArrayList<>();
        if (!holidays.contains(date)) {
            for (Window window : week.getOrDefault(date.getDayOfWeek(), List.of())) {
                LocalDateTime end = window.toMidnight ? date.plusDays(1).atStartOfDay() : date.atTime(window.until);
                spans.add(new Span(instant(date.atTime(window.from)), instant(end)));
            }
        }
        return spans;
    }

    private Instant instant(LocalDateTime local) {
        return local.atZone(zone).withEarlierOffsetAtOverlap().toInstant();
    }

    @Override
    public Duration counted(Instant from, Instant to) {
        Duration sum = Duration.ZERO;
        for (LocalDate date = from.atZone(zone).toLocalDate();
                !date.isAfter(to.atZone(zone).toLocalDate());
                date = date.plusDays(1)) {
            for (Span window : windows(date)) {
                Instant start = window.from().isAfter(from) ? window.from() : from;
                Instant end = until(window).isBefore(to) ? until(window) : to;
                sum = end.isAfter(start) ? sum.plus(Duration.between(start, end)) : sum;
            }
        }
        return sum;
    }

    @Override
    public Instant after(Instant from, Duration budget) {
        Duration left = budget;
        for (LocalDate date = from.atZone(zone).toLocalDate(); ; date = date.plusDays(1)) {
            for (Span window : windows(date)) {
                Instant start = window.from().isAfter(from) ? window.from() : from;
                if (until(window).isAfter(start)) {
                    Duration length = Duration.between(start, until(window));
                    if (length.compareTo(left) >= 0) {
                        return start.plus(left);
                    }
                    left = left.minus(length);
                }
            }
        }
    }

    private static Instant until(Span window) {
        Instant until = window.until();
        return until == null ? Instant.MAX : until;
    }
}
