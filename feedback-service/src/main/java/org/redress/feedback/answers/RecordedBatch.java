package org.redress.feedback.answers;

import java.util.List;

/**
 * What became of a batch.
 *
 * @param answers one result per answer sheet, in order
 * @param reports one result per report of an invitation, in order
 */
public record RecordedBatch(List<Recorded> answers, List<Recorded> reports) {}
