package org.redress.complaint.intake.http;

import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.redress.complaint.lifecycle.CaseEventKind;

/** The facts that other systems can tell, by CloudEvents type. */
enum Fact {
    RECEIVED("received", CaseEventKind.RECEIVED),
    ACKNOWLEDGED("acknowledged", CaseEventKind.ACKNOWLEDGED),
    CLASSIFIED("classified", CaseEventKind.CLASSIFIED),
    ASSIGNED("assigned", CaseEventKind.ASSIGNED),
    CUSTOMER_REPLIED("customer-replied", CaseEventKind.CUSTOMER_REPLIED),
    AGENT_REPLIED("agent-replied", CaseEventKind.AGENT_REPLIED),
    STATUS_CHANGED("status-changed", CaseEventKind.STATUS_CHANGED),
    RESOLVED("resolved", CaseEventKind.RESOLVED),
    RESOLUTION_DISPUTED("resolution-disputed", CaseEventKind.RESOLUTION_DISPUTED),
    REOPENED("reopened", CaseEventKind.REOPENED),
    STEP_TAKEN("step-taken", CaseEventKind.STEP_TAKEN),
    CLOSED("closed", CaseEventKind.CLOSED),
    WITHDRAWN("withdrawn", CaseEventKind.WITHDRAWN),
    MERGED("merged", CaseEventKind.MERGED);

    private static final Map<String, Fact> BY_TYPE =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(fact -> fact.type, fact -> fact));

    private final String type;
    private final CaseEventKind kind;

    Fact(String name, CaseEventKind kind) {
        this.type = "org.redress.intake." + name + ".v1";
        this.kind = kind;
    }

    static @Nullable Fact ofType(String type) {
        return BY_TYPE.get(type);
    }

    String type() {
        return type;
    }

    CaseEventKind kind() {
        return kind;
    }
}
