package org.redress.feedback.answers.store;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.redress.feedback.answers.ResponseDimensions;

/**
 * The part of {@code complaint_case} that a sheet needs and changes; read under the row's lock.
 *
 * @param dimensions of the case; all absent while no event of it was seen
 * @param sheetVersion the last version published, 0 for none
 * @param erased whether no comment may be kept
 */
record CaseRow(
        UUID complaintId,
        ResponseDimensions dimensions,
        int sheetVersion,
        @Nullable UUID countedSheet,
        @Nullable Instant countedAt,
        boolean erased) {

    /** Whether a sheet answered at this time replaces the counted one. */
    boolean isSupersededBy(Instant answeredAt) {
        return countedAt == null || !answeredAt.isBefore(countedAt);
    }

    CaseRow counting(UUID sheetId, Instant answeredAt) {
        return new CaseRow(complaintId, dimensions, sheetVersion + 1, sheetId, answeredAt, erased);
    }
}
