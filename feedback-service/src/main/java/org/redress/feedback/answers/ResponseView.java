package org.redress.feedback.answers;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A sheet as it is read.
 *
 * @param sheetId this posting; its order is the order of recording
 * @param id the feedback; several postings about one complaint share it
 * @param version the version it was published as; absent if it was never counted
 * @param counted whether figures are made of it today
 * @param dimensions those of the case where it is known, otherwise as posted
 */
public record ResponseView(
        UUID sheetId,
        UUID id,
        @Nullable Integer version,
        boolean counted,
        @Nullable UUID complaintId,
        @Nullable String survey,
        Instant answeredAt,
        Instant recordedAt,
        ResponseDimensions dimensions,
        List<QuestionAnswer> answers,
        @Nullable String comment) {}
