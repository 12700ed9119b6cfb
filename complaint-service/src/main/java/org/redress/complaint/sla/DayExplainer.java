package org.redress.complaint.sla;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.redress.complaint.sla.ExplainedStep.Kind;

/** Explains a target that is counted in days. */
final class DayExplainer {

    private static final int DAYS_TOLD = 100;

    private final Explainer explainer;
    private final Target.Dated target;
    private final Instant start;

    DayExplainer(Explainer explainer, Target.Dated target, Instant start) {
        this.explainer = explainer;
        this.target = target;
        this.start = start;
    }

    void explain() {
        LocalDate first = target.startDate(start);
        if (target.startedLate(start)) {
            add(
                    Kind.LATE_START,
                    first,
                    null,
                    "It started at " + target.receivedBy() + " or later, so " + TimeText.date(first)
                            + " counts as the day of the start.");
        }
        LocalDate last = target.unmovedLastDay(start);
        if (target.unit() == DayUnit.BUSINESS_DAYS) {
            businessDays(first, last);
        } else {
            add(
                    Kind.PERIOD,
                    last,
                    target.quantity() + " " + unit(),
                    target.quantity() + " " + unit() + " from " + TimeText.date(first) + ": the last day is "
                            + TimeText.date(last) + ".");
        }
        LocalDate moved = target.lastDay(start);
        if (!moved.equals(last)) {
            add(
                    Kind.MOVED,
                    moved,
                    null,
                    TimeText.date(last) + " is not a working day" + because(last) + "; the next one is "
                            + TimeText.date(moved) + ".");
        }
    }

    private void businessDays(LocalDate first, LocalDate last) {
        int number = 0;
        for (LocalDate date = first.plusDays(1); !date.isAfter(last); date = date.plusDays(1)) {
            if (number == DAYS_TOLD) {
                add(
                        Kind.SUMMARY,
                        last,
                        Integer.toString(target.quantity()),
                        "In the same way up to " + TimeText.date(last) + ", business day " + target.quantity() + ".");
                return;
            }
            if (target.days().works(date)) {
                number++;
                add(
                        Kind.DAY,
                        date,
                        Integer.toString(number),
                        TimeText.date(date) + " is business day " + number + " of " + target.quantity() + ".");
            } else {
                add(
                        Kind.DAY_OFF,
                        date,
                        target.days().offReason(date),
                        TimeText.date(date) + " is not a working day" + because(date) + ".");
            }
        }
    }

    private String because(LocalDate date) {
        String reason = target.days().offReason(date);
        return reason == null ? "" : " (" + reason + ")";
    }

    private String unit() {
        String several = target.unit()
                .name()
                .toLowerCase(Locale.ROOT)
                .replace("_inclusive", "")
                .replace('_', ' ');
        String unit = target.quantity() == 1 ? several.substring(0, several.length() - 1) : several;
        return target.unit() == DayUnit.MONTHS_INCLUSIVE ? unit + ", the first day included," : unit;
    }

    private void add(Kind kind, LocalDate date, @Nullable String detail, String words) {
        explainer.add(kind, target.days().startOf(date), target.days().endOf(date), Duration.ZERO, detail, words);
    }
}
