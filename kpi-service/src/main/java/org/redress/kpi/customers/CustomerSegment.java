package org.redress.kpi.customers;

import org.jspecify.annotations.Nullable;

/**
 * Whose customers they are; what is absent is not told apart: all absent are the customers of the whole organisation. Segments are never
 * added up, because a customer may belong to several.
 */
public record CustomerSegment(
        @Nullable String brand,
        @Nullable String product,
        @Nullable String region) {}
