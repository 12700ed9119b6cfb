package org.redress.complaint.caselist;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which cases to list and in which order. Values of one field are alternatives, fields add up.
 *
 * @param values accepted values by field
 * @param query part of the number, subject, reference or customer's name
 * @param overdue only cases with (true) or without (false) a deadline that has passed
 */
public record CaseFilter(
        Map<Field, List<String>> values,
        @Nullable String query,
        @Nullable Boolean overdue,
        Order order) {

    /** What can be filtered by value. */
    public enum Field {
        STATUS,
        CHANNEL,
        CATEGORY,
        PRODUCT,
        TEAM,
        ASSIGNEE,
        PRIORITY,
        BRAND,
        REGION,
        SOURCE
    }

    /** The two orders of lists; both end with the id, so that they are total. */
    public enum Order {
        /** The deadline that comes first goes first, cases without one last. */
        NEXT_DEADLINE,
        /** The newest receipt first, cases without one last. */
        RECEIVED
    }
}
