package org.redress.complaint.packs;

import java.time.Duration;
import java.util.Locale;
import org.redress.complaint.policy.TargetDraft;
import org.redress.complaint.sla.CutOff;

/** Targets in words: {@code 15 business days}. */
public final class TargetText {

    private TargetText() {}

    /** The words. */
    public static String words(TargetDraft target) {
        return switch (target) {
            case TargetDraft.Elapsed elapsed -> hours(elapsed.time()) + " elapsed";
            case TargetDraft.BusinessTime business -> hours(business.time()) + " of business time";
            case TargetDraft.Dated dated -> dated(dated);
            case TargetDraft.None none -> "measured, no number";
        };
    }

    private static String dated(TargetDraft.Dated dated) {
        String unit =
                switch (dated.unit()) {
                    case BUSINESS_DAYS -> "business day";
                    case CALENDAR_DAYS -> "calendar day";
                    case WEEKS -> "week";
                    case MONTHS, MONTHS_INCLUSIVE -> "month";
                };
        String words = dated.quantity() + " " + unit + (dated.quantity() == 1 ? "" : "s");
        return switch (dated.unit()) {
                    case MONTHS_INCLUSIVE -> words + ", first day included";
                    case BUSINESS_DAYS, CALENDAR_DAYS, WEEKS, MONTHS -> words;
                }
                + (dated.cutOff() == CutOff.END_OF_DAY
                        ? ""
                        : ", " + dated.cutOff().name().toLowerCase(Locale.ROOT).replace('_', ' '));
    }

    private static String hours(Duration time) {
        return time.toMinutes() % 60 == 0 ? time.toHours() + " hours" : time.toMinutes() + " minutes";
    }
}
