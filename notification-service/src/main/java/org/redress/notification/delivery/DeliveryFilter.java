package org.redress.notification.delivery;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Which deliveries an operator wants to see; absent means any. */
public record DeliveryFilter(
        @Nullable String state,
        @Nullable String rule,
        @Nullable String channel,
        @Nullable UUID complaintId) {}
