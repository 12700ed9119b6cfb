package org.redress.complaint.policies;

import java.time.Instant;

/**
 * A version of a calendar or a policy as it was saved. Never changes.
 *
 * @param version 1, 2, 3 … of the id, without gaps
 * @param effectiveFrom complaints received before this instant are not given it
 * @param body JSON, as it was sent
 * @param savedBy the caller, for example {@code agent:018f…}
 */
public record Definition(
        Kind kind, String id, int version, Instant effectiveFrom, String body, Instant savedAt, String savedBy) {

    /** What is defined. */
    public enum Kind {
        CALENDAR,
        POLICY
    }
}
