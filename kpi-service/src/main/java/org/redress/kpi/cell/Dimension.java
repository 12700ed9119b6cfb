package org.redress.kpi.cell;

import java.util.Locale;

/** What figures can be filtered and grouped by. The names are those of the API and of the columns of {@code dimension_set}. */
public enum Dimension {
    SOURCE,
    CHANNEL,
    CATEGORY,
    PRODUCT,
    TEAM,
    PRIORITY,
    BRAND,
    REGION,
    /** Of answers only; complaints have none. */
    SURVEY;

    /** The name in the API and in SQL. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
