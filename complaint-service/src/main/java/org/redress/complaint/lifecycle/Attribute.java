package org.redress.complaint.lifecycle;

/** What is known of a case beside its milestones. Of each the value with the latest event time holds, whatever the order of arrival. */
public enum Attribute {
    CHANNEL,
    CATEGORY,
    PRODUCT,
    TEAM,
    ASSIGNEE,
    PRIORITY,
    BRAND,
    REGION,
    SEVERITY,
    CUSTOMER_TIER,
    JURISDICTION,
    SOURCE_STATUS,
    /** The deadline that the source promised, as an ISO 8601 instant. */
    STATED_DEADLINE,
    /** The verdict that the source reached: {@code met} or {@code breached}. */
    STATED_VERDICT,
    /** Whether the source says the customer disputed the resolution: {@code true} or {@code false}. */
    STATED_DISPUTED
}
