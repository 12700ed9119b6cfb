package org.redress.kpi.query.cases;

import org.jspecify.annotations.Nullable;

/** Names of what several measures count together. No cell holds them; terms of lists go by them as by measures. */
public final class ListedOnly {

    /** Complaints resolved with any redress. */
    public static final String REDRESS = "any-redress";

    private static final String TROUBLE_WITHIN = "trouble-within/";
    private static final String REDRESS_KIND = "redress-kind/";
    private static final String REDRESS_CURRENCY = "redress-currency/";

    private ListedOnly() {}

    /** Complaints that did not rest so many days after their first resolution. */
    static String troubleWithin(int days) {
        return TROUBLE_WITHIN + days;
    }

    /** How many days; absent for other names. */
    public static @Nullable Integer troubleWithinOf(String name) {
        return name.startsWith(TROUBLE_WITHIN) ? Integer.valueOf(name.substring(TROUBLE_WITHIN.length())) : null;
    }

    /** Complaints resolved with a kind of redress. */
    static String redressOfKind(String kind) {
        return REDRESS_KIND + kind;
    }

    /** The kind of redress; absent for other names. */
    public static @Nullable String kindOf(String name) {
        return name.startsWith(REDRESS_KIND) ? name.substring(REDRESS_KIND.length()) : null;
    }

    /** Complaints resolved with money of a currency. */
    static String redressIn(String currency) {
        return REDRESS_CURRENCY + currency;
    }

    /** The currency; absent for other names. */
    public static @Nullable String currencyOf(String name) {
        return name.startsWith(REDRESS_CURRENCY) ? name.substring(REDRESS_CURRENCY.length()) : null;
    }
}
