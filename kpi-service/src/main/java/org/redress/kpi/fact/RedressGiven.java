package org.redress.kpi.fact;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What the customer gets by the last resolution that named it.
 *
 * @param kind the organisation's code
 * @param amount in units of the currency, with at most four decimals; absent where no money is paid
 * @param currency ISO 4217; absent if it is not told
 */
public record RedressGiven(
        String kind, @Nullable BigDecimal amount, @Nullable String currency) {

    /** How many decimals an amount has at most; no currency in use has more. */
    public static final int DECIMALS = 4;

    /** In ten-thousandths of the currency; 0 where no money is paid. */
    long units() {
        return amount == null ? 0 : amount.movePointRight(DECIMALS).longValueExact();
    }
}
