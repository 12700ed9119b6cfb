package org.redress.complaint.apply.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.redress.complaint.apply.Application;

/**
 * A version that somebody applies to the open cases.
 *
 * @param kind {@code policy} or {@code calendar}
 * @param target id of the policy or calendar
 * @param state {@code running}, {@code done}, {@code undoing} or {@code undone}
 * @param seen open cases that were looked at so far
 * @param changed those that were given the version
 * @param moved those of them with another deadline
 * @param overdue those of them with a clock that is past due by that
 * @param restored cases that have again what they had before
 */
@Schema(name = "SlaApplication")
@JsonInclude(JsonInclude.Include.NON_NULL)
record ApplicationView(
        UUID id,
        String kind,
        String target,
        int version,
        String state,
        Instant requestedAt,
        String requestedBy,
        @Nullable Instant undoneAt,
        @Nullable String undoneBy,
        @Nullable Instant finishedAt,
        int seen,
        int changed,
        int moved,
        int overdue,
        int restored) {

    /** Several, without more pages. */
    @Schema(name = "SlaApplications")
    record Applications(List<ApplicationView> items) {}

    static ApplicationView of(Application application) {
        return new ApplicationView(
                application.id(),
                application.kind().name().toLowerCase(Locale.ROOT),
                application.target(),
                application.version(),
                application.state().name().toLowerCase(Locale.ROOT),
                application.requestedAt(),
                application.requestedBy(),
                application.undoneAt(),
                application.undoneBy(),
                application.finishedAt(),
                application.seen(),
                application.changed(),
                application.moved(),
                application.overdue(),
                application.restored());
    }
}
