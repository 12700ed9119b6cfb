package org.redress.complaint.packs;

/** How a rule is known. Only what was seen in the text of the rule counts as confirmed. */
public enum Evidence {
    /** The text of the rule was seen. */
    P,
    /** A secondary source was seen. */
    S,
    /** It was calculated. */
    D,
    /** It is recalled. */
    R
}
