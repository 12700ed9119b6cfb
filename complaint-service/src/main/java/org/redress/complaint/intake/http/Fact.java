package org.redress.complaint.intake.http;

import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.redress.complaint.lifecycle.MomentKind;

/** The facts that other systems can tell, by CloudEvents type. */
enum Fact {
    RECEIVED("received", MomentKind.RECEIVED),
    ACKNOWLEDGED("acknowledged", MomentKind.ACKNOWLEDGED),
    CLASSIFIED("classified", MomentKind.CLASSIFIED),
    ASSIGNED("assigned", MomentKind.ASSIGNED),
    CUSTOMER_REPLIED("customer-replied", MomentKind.CUSTOMER_REPLIED),
    AGENT_REPLIED("agent-replied", MomentKind.AGENT_REPLIED),
    STATUS_CHANGED("status-changed", MomentKind.STATUS_CHANGED),
    RESOLVED("resolved", MomentKind.RESOLVED),
    RESOLUTION_DISPUTED("resolution-disputed", MomentKind.RESOLUTION_DISPUTED),
    REOPENED("reopened", MomentKind.REOPENED),
    STEP_TAKEN("step-taken", MomentKind.STEP_TAKEN),
    CLOSED("closed", MomentKind.CLOSED),
    WITHDRAWN("withdrawn", MomentKind.WITHDRAWN),
    MERGED("merged", MomentKind.MERGED);

    private static final Map<String, Fact> BY_TYPE =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(fact -> fact.type, fact -> fact));

    private final String type;
    private final MomentKind kind;

    Fact(String name, MomentKind kind) {
        this.type = "org.redress.intake." + name + ".v1";
        this.kind = kind;
    }

    static @Nullable Fact ofType(String type) {
        return BY_TYPE.get(type);
    }

    String type() {
        return type;
    }

    MomentKind kind() {
        return kind;
    }
}
