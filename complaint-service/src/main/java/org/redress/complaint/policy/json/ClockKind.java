package org.redress.complaint.policy.json;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.redress.complaint.sla.ClockCondition;
import org.redress.complaint.sla.ClockRule;
import org.redress.complaint.sla.NamedEvent;
import org.redress.complaint.sla.ReopenRule;

/** What a clock does unless its policy says otherwise. */
public enum ClockKind {
    ACKNOWLEDGEMENT(ClockCondition.ACKNOWLEDGEMENT, Set.of(NamedEvent.RECEIVED)),
    FIRST_RESPONSE(ClockCondition.FIRST_RESPONSE, Set.of(NamedEvent.RECEIVED)),
    /** The complaint itself is the customer's first message. */
    NEXT_RESPONSE(ClockCondition.NEXT_RESPONSE, Set.of(NamedEvent.RECEIVED, NamedEvent.CUSTOMER_MESSAGE)),
    RESOLUTION(ClockCondition.RESOLUTION, Set.of(NamedEvent.RECEIVED)),
    /** Closing does not end it: only what the rule names does, or the withdrawal of the complaint. */
    REGULATORY(new ClockCondition.Told(Set.of("resolved"), Set.of("withdrawn", "merged")), Set.of(NamedEvent.RECEIVED));

    static final Map<String, ClockKind> BY_NAME = WireNames.of(values());

    private final ClockCondition stop;
    private final Set<String> startedBy;

    ClockKind(ClockCondition stop, Set<String> startedBy) {
        this.stop = stop;
        this.startedBy = startedBy;
    }

    /** The kind that a clock of this code is if it does not say. */
    static ClockKind of(@Nullable String clock) {
        ClockKind kind = clock == null ? null : BY_NAME.get(clock);
        return kind == null ? REGULATORY : kind;
    }

    ClockCondition stop() {
        return stop;
    }

    Set<String> startedBy() {
        return startedBy;
    }

    /** Regulators' clocks do not stand still. */
    Set<String> pausedBy() {
        return this == REGULATORY ? Set.of() : Set.of(ClockRule.ANY_STATE);
    }

    ReopenRule reopen() {
        return this == REGULATORY ? ReopenRule.KEEP : ReopenRule.RESUME;
    }
}
