package org.redress.feedback.answers;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What became of a posting.
 *
 * @param feedbackId the sheet, one per complaint, so later answers about it give the same id; or the invitation
 * @param version the version it was published as, or that of the invitation after it; absent if a later answer about the case was already counted
 * @param duplicate whether it was recorded before
 */
public record Recorded(
        UUID feedbackId,
        @Nullable UUID complaintId,
        @Nullable Integer version,
        boolean duplicate) {}
