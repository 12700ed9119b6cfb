package org.redress.complaint.lifecycle;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What an agent can do with a case. */
public enum AgentAction {
    ACKNOWLEDGE,
    ASSIGN,
    REPLY,
    NOTE,
    WAIT,
    RESUME,
    RESOLVE,
    REOPEN,
    CLOSE,
    WITHDRAW,
    CLASSIFY,
    STEP,
    MERGE;

    /** The name in routes and answers. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether it is nothing without a text. */
    public boolean writes() {
        return this == REPLY || this == NOTE;
    }

    /** Whether the case is where this move makes sense. Events of other systems are facts and need no permission. */
    public boolean allowed(Milestones milestones) {
        Status status = milestones.status();
        return switch (this) {
            case NOTE, CLASSIFY, STEP -> true;
            case ASSIGN, REPLY -> status.active() || status == Status.RESOLVED;
            case ACKNOWLEDGE -> status.active() && milestones.acknowledgedAt() == null;
            case WAIT -> status == Status.NEW || status == Status.OPEN;
            case RESUME -> status == Status.WAITING_FOR_CUSTOMER;
            case RESOLVE, WITHDRAW -> status.active();
            case REOPEN -> !status.active();
            case CLOSE -> status == Status.RESOLVED;
            case MERGE -> status.active() || status == Status.RESOLVED;
        };
    }

    /** Every move that is allowed now. */
    public static List<AgentAction> allowedIn(Milestones milestones) {
        List<AgentAction> allowed = new ArrayList<>(values().length);
        for (AgentAction agentAction : values()) {
            if (agentAction.allowed(milestones)) {
                allowed.add(agentAction);
            }
        }
        return allowed;
    }
}
