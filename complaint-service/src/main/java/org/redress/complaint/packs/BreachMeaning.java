package org.redress.complaint.packs;

import java.util.Locale;

/** What a missed clock means. */
public enum BreachMeaning {
    /** A duty was broken. */
    DUTY,
    /** The firm missed a target of its own; the rule names no number, or a wider one. */
    TARGET,
    /** The easier way is closed; no duty was broken. */
    LANE,
    /** The complaint is counted or looked at by the regulator; no duty was broken. */
    COUNT,
    /** A standard recommends it. */
    GUIDANCE;

    /** In lower case. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
