package org.redress.complaint.policy;

import java.time.Duration;
import java.time.LocalTime;
import org.jspecify.annotations.Nullable;
import org.redress.complaint.sla.CutOff;
import org.redress.complaint.sla.DayUnit;

/** A target before its calendar is known. */
public sealed interface TargetDraft {

    /** Real time, at any hour. */
    record Elapsed(Duration time) implements TargetDraft {}

    /** Time inside the windows of the calendar. */
    record BusinessTime(Duration time) implements TargetDraft {}

    /** Days, weeks or months; see {@link org.redress.complaint.sla.Target.Dated}. */
    record Dated(
            DayUnit unit,
            int quantity,
            CutOff cutOff,
            @Nullable LocalTime receivedBy,
            boolean toWorkingDay) implements TargetDraft {}

    /** The clock only measures. */
    record None() implements TargetDraft {}
}
