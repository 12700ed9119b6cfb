package org.redress.complaint.lifecycle;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What a customer gets.
 *
 * @param kind a code, for example {@code refund}
 * @param amount in units of the currency
 * @param currency ISO 4217
 */
public record Redress(
        String kind, @Nullable BigDecimal amount, @Nullable String currency) {}
