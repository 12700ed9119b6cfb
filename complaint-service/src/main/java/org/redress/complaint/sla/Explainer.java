package org.redress.complaint.sla;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.redress.complaint.sla.ExplainedStep.Kind;

/** Walks from the start of a run to its deadline and writes down every step. */
final class Explainer {

    /** What lies between is told in one step, so that a deadline of years has an end. */
    private static final Duration TOLD_AT_FIRST = Duration.ofDays(200);

    private static final Duration TOLD_AT_LAST = Duration.ofDays(14);

    private final Run run;
    private final ZoneRules rules;
    private final TimeText timeText;
    private final List<ExplainedStep> steps = new ArrayList<>();
    private Duration total = Duration.ZERO;
    private @Nullable ZoneOffsetTransition nextChange;

    Explainer(Run run, ZoneId zone) {
        this.run = run;
        this.rules = zone.getRules();
        this.timeText = new TimeText(zone);
    }

    List<ExplainedStep> steps() {
        Instant start = run.startedAt();
        Instant dueAt = run.dueAt();
        add(Kind.START, start, start, Duration.ZERO, null, "The clock starts " + timeText.atWithOffset(start) + ".");
        switch (run.rule().target()) {
            case Target.Counted counted -> walk(start, dueAt);
            case Target.Measured measured -> {}
            case Target.Dated dated -> {
                new DayExplainer(this, dated, start).explain();
                if (!dated.dueAt(start).equals(dueAt)) {
                    walk(start, dueAt);
                }
            }
        }
        conclude(dueAt);
        return steps;
    }

    private void conclude(@Nullable Instant dueAt) {
        Duration budget = run.budget();
        if (budget == null) {
            openEnd("Nothing is promised; the clock only measures.");
        } else if (dueAt == null) {
            openEnd("The clock stands still with " + TimeText.amount(budget.minus(total))
                    + " left; it has no deadline until it goes on.");
        } else {
            total = budget;
            String used =
                    run.rule().target() instanceof Target.Counted ? TimeText.amount(budget) + " used up: due " : "Due ";
            add(Kind.DUE, dueAt, dueAt, Duration.ZERO, null, used + timeText.atWithOffset(dueAt) + ".");
        }
    }

    private void openEnd(String words) {
        Instant at = steps.getLast().from();
        add(Kind.OPEN_END, at, at, Duration.ZERO, null, words);
    }

    /** Time that counts and time that does not, up to the deadline or to the pause that lasts. */
    private void walk(Instant start, @Nullable Instant dueAt) {
        nextChange = rules.nextTransition(start);
        Instant cursor = start;
        for (Interval pause : run.pauses()) {
            Instant until = pause.until();
            if (dueAt != null && !pause.from().isBefore(dueAt)) {
                break;
            }
            if (until != null && !until.isAfter(cursor)) {
                continue;
            }
            if (pause.from().isAfter(cursor)) {
                stretches(cursor, pause.from());
                cursor = pause.from();
            }
            if (until == null) {
                add(
                        Kind.PAUSED,
                        cursor,
                        null,
                        Duration.ZERO,
                        null,
                        "Paused since " + timeText.at(cursor) + ", until somebody lets it go on.");
                return;
            }
            paused(cursor, until);
            cursor = until;
        }
        if (dueAt != null) {
            stretches(cursor, dueAt);
        }
    }

    private void paused(Instant from, Instant until) {
        Duration lost = run.calendar().counted(from, until);
        changesBefore(from);
        skipChanges(until);
        add(
                Kind.PAUSED,
                from,
                until,
                lost,
                null,
                "Paused " + timeText.between(from, until) + ": " + TimeText.amount(lost) + " cut out.");
    }

    private void stretches(Instant from, Instant until) {
        if (Duration.between(from, until).compareTo(TOLD_AT_FIRST.plus(TOLD_AT_LAST)) <= 0) {
            told(from, until);
            return;
        }
        Instant summaryFrom = from.plus(TOLD_AT_FIRST);
        Instant summaryUntil = until.minus(TOLD_AT_LAST);
        told(from, summaryFrom);
        Duration counted = run.calendar().counted(summaryFrom, summaryUntil);
        total = total.plus(counted);
        skipChanges(summaryUntil);
        add(
                Kind.SUMMARY,
                summaryFrom,
                summaryUntil,
                counted,
                null,
                "In the same way " + timeText.between(summaryFrom, summaryUntil) + ": " + TimeText.amount(counted)
                        + " count, " + TimeText.amount(total) + " in all.");
        told(summaryUntil, until);
    }

    private void told(Instant from, Instant until) {
        for (CalendarSegment calendarSegment : run.calendar().stretches(from, until)) {
            Instant cursor = calendarSegment.from();
            changesBefore(cursor);
            // A change of clocks within a stretch cuts it in two, so that each part has one offset.
            while (nextChange != null && nextChange.getInstant().isBefore(calendarSegment.until())) {
                Instant change = nextChange.getInstant();
                part(calendarSegment, cursor, change);
                changesBefore(change);
                cursor = change;
            }
            part(calendarSegment, cursor, calendarSegment.until());
        }
    }

    private void part(CalendarSegment calendarSegment, Instant from, Instant until) {
        if (!from.isBefore(until)) {
            return;
        }
        switch (calendarSegment.kind()) {
            case OPEN -> {
                Duration length = Duration.between(from, until);
                total = total.plus(length);
                String hours = calendarSegment.detail() == null ? "" : " (" + calendarSegment.detail() + ")";
                add(
                        Kind.COUNTED,
                        from,
                        until,
                        length,
                        calendarSegment.detail(),
                        timeText.between(from, until) + hours + ": " + TimeText.amount(length) + " counts, "
                                + TimeText.amount(total) + " in all.");
            }
            case CLOSED ->
                add(Kind.CLOSED, from, until, Duration.ZERO, null, "Closed " + timeText.between(from, until) + ".");
            case HOLIDAY ->
                add(
                        Kind.HOLIDAY,
                        from,
                        until,
                        Duration.ZERO,
                        calendarSegment.detail(),
                        "Off " + timeText.between(from, until) + ": " + calendarSegment.detail() + ".");
        }
    }

    /** Tells of all changes of clocks up to an instant, itself included. */
    private void changesBefore(Instant instant) {
        while (nextChange != null && !nextChange.getInstant().isAfter(instant)) {
            Instant at = nextChange.getInstant();
            Duration by = nextChange.getDuration();
            add(
                    Kind.CLOCKS_CHANGED,
                    at,
                    at,
                    Duration.ZERO,
                    by.toString(),
                    "The clocks go " + (by.isNegative() ? "back by " : "forward by ") + TimeText.amount(by.abs())
                            + " to " + timeText.atWithOffset(at) + ".");
            nextChange = rules.nextTransition(at);
        }
    }

    private void skipChanges(Instant until) {
        while (nextChange != null && nextChange.getInstant().isBefore(until)) {
            nextChange = rules.nextTransition(nextChange.getInstant());
        }
    }

    void add(
            Kind kind, Instant from, @Nullable Instant until, Duration counted, @Nullable String detail, String words) {
        steps.add(new ExplainedStep(kind, from, until, counted, total, detail, words));
    }
}
