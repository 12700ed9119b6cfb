package org.redress.complaint.caselist.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;
import org.redress.complaint.caselist.CaseSummary;
import org.redress.complaint.caselist.Position;

/** A case as lists read it. The writer alone changes the table, see ADR 0008. */
@Entity(name = "ListedCase")
@Table(name = "complaint")
@Immutable
class ListedCase {

    @Id
    private UUID id;

    @Column(nullable = false)
    private String number;

    @Column(nullable = false)
    private int version;

    @Column(nullable = false)
    private String source;

    @Column(name = "external_ref")
    private @Nullable String reference;

    private @Nullable String subject;

    @Column(nullable = false)
    private String status;

    @Column(name = "source_status")
    private @Nullable String sourceStatus;

    private @Nullable String channel;
    private @Nullable String category;
    private @Nullable String product;
    private @Nullable String team;
    private @Nullable String assignee;
    private @Nullable String priority;
    private @Nullable String brand;
    private @Nullable String region;

    @Column(name = "received_at")
    private @Nullable Instant receivedAt;

    @Column(name = "resolved_at")
    private @Nullable Instant resolvedAt;

    @Column(name = "closed_at")
    private @Nullable Instant closedAt;

    @Column(name = "next_deadline_at")
    private @Nullable Instant nextDeadlineAt;

    @Column(name = "next_deadline_clock")
    private @Nullable String nextDeadlineClock;

    @Column(name = "next_deadline_state")
    private @Nullable String nextDeadlineState;

    @Column(name = "next_deadline_risk_at")
    private @Nullable Instant nextDeadlineRiskAt;

    @Column(name = "erased_at")
    private @Nullable Instant erasedAt;

    UUID id() {
        return id;
    }

    Position byDeadline() {
        return new Position(nextDeadlineAt, id);
    }

    Position byReceipt() {
        return new Position(receivedAt, id);
    }

    CaseSummary summary(@Nullable String customerName) {
        CaseSummary.NextDeadline deadline =
                nextDeadlineAt == null || nextDeadlineClock == null || nextDeadlineState == null
                        ? null
                        : new CaseSummary.NextDeadline(
                                nextDeadlineClock, nextDeadlineAt, nextDeadlineState, nextDeadlineRiskAt);
        return new CaseSummary(
                id,
                number,
                subject,
                status,
                sourceStatus,
                channel,
                category,
                product,
                team,
                assignee,
                priority,
                brand,
                region,
                source,
                receivedAt,
                resolvedAt,
                closedAt,
                version,
                deadline,
                customerName,
                erasedAt);
    }
}
