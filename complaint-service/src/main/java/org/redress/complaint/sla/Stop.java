package org.redress.complaint.sla;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One end of a clock.
 *
 * @param cancels whether it voids the promise instead of fulfilling it
 * @param reopenedAt when the clock may go on; absent if it stays ended
 * @param by the event that did it, or {@link #EXEMPT}
 */
record Stop(Instant at, boolean cancels, @Nullable Instant reopenedAt, String by) {

    /** Another clock's success voided the promise. */
    static final String EXEMPT = "exempt";
}
