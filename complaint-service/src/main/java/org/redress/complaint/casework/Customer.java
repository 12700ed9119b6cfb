package org.redress.complaint.casework;

import org.jspecify.annotations.Nullable;

/** Who complained. Stays in this service's database. */
public record Customer(
        @Nullable String name,
        @Nullable String email,
        @Nullable String phone,
        @Nullable String reference) {}
