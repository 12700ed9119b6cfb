package org.redress.complaint.apply.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.redress.complaint.apply.Preview;

/**
 * What an application to the open cases would do.
 *
 * @param open open cases that were looked at
 * @param matched those that the version is for
 * @param changed those of them that would be given it; the others have it
 * @param moved those of them with a deadline that moves, begins or falls away
 * @param overdue those of them with a clock that would be past due and is not now
 * @param relieved those of them with a clock that is past due and would not be
 * @param overdueCases up to 200 of the overdue ones, the most overdue first
 */
@Schema(name = "SlaPreview")
@JsonInclude(JsonInclude.Include.NON_NULL)
record PreviewView(
        Instant asOf,
        long open,
        long matched,
        long changed,
        long moved,
        long overdue,
        long relieved,
        List<MovesView> clocks,
        List<OverdueView> overdueCases) {

    /**
     * What happens to the clocks of one code that have not ended.
     *
     * @param unchanged same deadline
     * @param begin cases that would have this clock, and do not now
     * @param fallAway cases that would not have it any more
     * @param earlier deadlines that come earlier
     * @param later deadlines that come later
     * @param minSeconds the least shift in elapsed time, negative for earlier; absent if no deadline moves
     * @param medianSeconds rounded down to multiples of {@code medianStepSeconds}
     */
    @Schema(name = "SlaPreviewClock")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record MovesView(
            String clock,
            long unchanged,
            long begin,
            long fallAway,
            long earlier,
            long later,
            @Nullable Long minSeconds,
            @Nullable Long medianSeconds,
            @Nullable Long maxSeconds,
            @Nullable Long medianStepSeconds) {

        static MovesView of(Preview.Moves moves) {
            Preview.Shift shift = moves.shift();
            return shift == null
                    ? new MovesView(
                            moves.clock(),
                            moves.unchanged(),
                            moves.begin(),
                            moves.fallAway(),
                            0,
                            0,
                            null,
                            null,
                            null,
                            null)
                    : new MovesView(
                            moves.clock(),
                            moves.unchanged(),
                            moves.begin(),
                            moves.fallAway(),
                            shift.earlier(),
                            shift.later(),
                            shift.least().toSeconds(),
                            shift.median().toSeconds(),
                            shift.largest().toSeconds(),
                            shift.medianStepSeconds());
        }
    }

    /** A case that would be past due. */
    @Schema(name = "SlaPreviewOverdue")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record OverdueView(
            UUID id,
            String number,
            String href,
            String clock,
            @Nullable Instant dueBefore,
            Instant dueAfter) {

        static OverdueView of(Preview.Overdue overdue) {
            return new OverdueView(
                    overdue.id(),
                    overdue.number(),
                    "/api/v1/complaints/" + overdue.id(),
                    overdue.clock(),
                    overdue.dueBefore(),
                    overdue.dueAfter());
        }
    }

    static PreviewView of(Preview preview) {
        return new PreviewView(
                preview.asOf(),
                preview.open(),
                preview.matched(),
                preview.changed(),
                preview.moved(),
                preview.overdue(),
                preview.relieved(),
                preview.clocks().stream().map(MovesView::of).toList(),
                preview.becomeOverdue().stream().map(OverdueView::of).toList());
    }
}
