package org.redress.complaint.lifecycle;

import java.time.Instant;

/**
 * The value of an attribute with the event that gave it.
 *
 * @param at event time
 * @param version of the case; breaks ties of event time
 */
public record AttributeValue(String value, Instant at, int version) {

    boolean precedes(Instant otherAt, int otherVersion) {
        int order = at.compareTo(otherAt);
        return order < 0 || (order == 0 && version < otherVersion);
    }
}
