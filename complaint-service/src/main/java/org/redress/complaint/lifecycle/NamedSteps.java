package org.redress.complaint.lifecycle;

import java.util.Set;
import java.util.regex.Pattern;

/** Steps that rules know by a name of their own, beside what happens in the life of every case. */
public final class NamedSteps {

    /** Names that mean something else to rules already. */
    public static final Set<String> RESERVED = Set.of(
            "received",
            "acknowledged",
            "customer-message",
            "agent-message",
            "automatic-message",
            "note",
            "resolved",
            "closed",
            "reopened",
            "withdrawn",
            "merged",
            "pause",
            "resume",
            "status-changed",
            "policy-applied",
            "calendar-applied");

    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9._-]{0,63}");

    private NamedSteps() {}

    /** Whether a step can have this name. */
    public static boolean accepted(String name) {
        return NAME.matcher(name).matches() && !RESERVED.contains(name);
    }
}
