package org.redress.feedback.cases;

import java.util.UUID;
import org.redress.feedback.answers.ResponseDimensions;

/**
 * A case as known after one of its events.
 *
 * @param version the event's place in the life of the case; the highest holds
 */
public record CaseFact(UUID complaintId, int version, ResponseDimensions dimensions) {}
