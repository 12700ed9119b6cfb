package org.redress.complaint.intake.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.redress.complaint.caselist.http.ClockView;
import org.redress.complaint.lifecycle.Status;

/** What the intake answers. */
final class Answers {

    private Answers() {}

    /**
     * The answer to one event.
     *
     * @param id the event's own id
     * @param status {@code accepted} or {@code duplicate}
     * @param version the case's version that recorded it
     * @param timeClamped present if the stated time was too far ahead or too old, and another one was stored
     */
    @Schema(name = "EventAccepted")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Event(
            String id,
            String status,
            boolean duplicate,
            UUID complaintId,
            String number,
            int version,
            @Nullable Boolean timeClamped) {}

    /**
     * The answer to a complaint.
     *
     * @param duplicate whether it had been posted before; everything else is then what was answered first (E6)
     */
    @Schema(name = "ComplaintAccepted")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Complaint(
            UUID id,
            String number,
            @Schema(implementation = Status.class) String status,
            @Nullable Instant receivedAt,
            List<ClockView> clocks,
            boolean duplicate,
            @Nullable Boolean timeClamped) {}
}
