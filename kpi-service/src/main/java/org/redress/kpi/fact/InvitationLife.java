package org.redress.kpi.fact;

import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.redress.kpi.cell.Measure;

/**
 * What is known of an invitation: of each thing that was reported the earliest time. What follows from them (ADR 0017) depends on these
 * times only, never on the order in which they came to be known.
 */
public record InvitationLife(
        @Nullable Instant sentAt,
        @Nullable Instant deliveredAt,
        @Nullable Instant bouncedAt,
        @Nullable Instant openedAt,
        @Nullable Instant dismissedAt,
        @Nullable Instant expiredAt,
        @Nullable Instant answeredAt) {

    /** When it counts as sent: the earliest time known of it, because nothing happens to what was not sent. */
    public Optional<Instant> sent() {
        return earliest(sentAt, deliveredAt, bouncedAt, openedAt, dismissedAt, expiredAt, answeredAt);
    }

    /**
     * When it counts as delivered: the earliest of delivered, opened, dismissed and answered. Who reacted has received it, whatever was
     * reported; without a reaction, a bounce takes the delivery back unless the delivery came after it.
     */
    public Optional<Instant> delivered() {
        boolean reacted = openedAt != null || dismissedAt != null || answeredAt != null;
        boolean reached = deliveredAt != null && (bouncedAt == null || deliveredAt.isAfter(bouncedAt));
        return reacted || reached ? earliest(deliveredAt, openedAt, dismissedAt, answeredAt) : Optional.empty();
    }

    /** The measures that count it, and when; none if nothing is known. */
    Map<String, Instant> measures() {
        Map<String, Instant> measures = new LinkedHashMap<>();
        Optional<Instant> delivered = delivered();
        sent().ifPresent(at -> {
            measures.put(Measure.INVITED, at);
            if (delivered.isEmpty()) {
                measures.put(bouncedAt == null ? Measure.UNCONFIRMED : Measure.BOUNCED, at);
            }
            if (expiredAt != null && answeredAt == null) {
                measures.put(Measure.EXPIRED, at);
            }
        });
        delivered.ifPresent(at -> {
            measures.put(Measure.DELIVERED, at);
            if (answeredAt != null) {
                measures.put(Measure.RESPONDED, at);
            }
            if (openedAt != null || answeredAt != null) {
                measures.put(Measure.OPENED, at);
            }
            if (dismissedAt != null && answeredAt == null) {
                measures.put(Measure.DISMISSED, at);
            }
        });
        return measures;
    }

    private static Optional<Instant> earliest(@Nullable Instant... times) {
        return Stream.of(times).flatMap(Stream::ofNullable).min(Comparator.naturalOrder());
    }
}
