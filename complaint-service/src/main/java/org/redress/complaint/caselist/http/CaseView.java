package org.redress.complaint.caselist.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.redress.complaint.caselist.CaseSummary;
import org.redress.complaint.casework.CaseDetails;
import org.redress.complaint.casework.Customer;
import org.redress.complaint.lifecycle.AgentAction;
import org.redress.complaint.lifecycle.Attribute;
import org.redress.complaint.lifecycle.Milestones;
import org.redress.complaint.lifecycle.Redress;
import org.redress.complaint.lifecycle.Status;
import org.redress.complaint.sla.ClockState;
import org.redress.complaint.sla.SlaClock;
import org.redress.complaint.sla.SlaEngine;

/**
 * One case over HTTP.
 *
 * @param reference the source's own reference
 * @param stated what the source says about its own promise
 * @param fields custom fields by name
 * @param mergedInto the case that goes on in its place, while it is merged
 * @param historic whether it was a day old when it was recorded, or was imported
 * @param exchanges answers to the customer's messages; empty if the policy has no clock of them
 * @param allowed what an agent can do with it now
 * @param erasedAt when whoever it is about was erased: names, addresses and texts are gone
 */
@Schema(name = "Case")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CaseView(
        UUID id,
        String number,
        int version,
        @Nullable String subject,
        @Schema(implementation = Status.class) String status,
        @Nullable String sourceStatus,
        @Nullable String channel,
        @Nullable String category,
        @Nullable String product,
        @Nullable String team,
        @Nullable String assignee,
        @Nullable String priority,
        @Nullable String severity,
        @Nullable String brand,
        @Nullable String region,
        @Nullable String customerTier,
        @Nullable String jurisdiction,
        @Nullable Map<String, String> fields,
        String source,
        @Nullable String reference,
        @Nullable Instant receivedAt,
        @Nullable Instant acknowledgedAt,
        @Nullable Instant firstAssignedAt,
        @Nullable Instant firstResponseAt,
        @Nullable Instant resolvedAt,
        @Nullable Instant closedAt,
        int reopenCount,
        int transferCount,
        @Nullable String outcome,
        @Nullable String rootCause,
        @Nullable RedressView redress,
        @Nullable UUID mergedInto,
        StatedView stated,
        boolean historic,
        @Nullable String customerName,
        @Nullable CustomerView customer,
        CaseSummary.@Nullable NextDeadline nextDeadline,
        List<ClockView> clocks,
        List<ExchangesView> exchanges,
        List<String> allowed,
        @Nullable Instant erasedAt) {

    /** What the customer gets. */
    @Schema(name = "Redress")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record RedressView(
            String kind,
            @Nullable BigDecimal amount,
            @Nullable String currency) {}

    /** What the source says about its own promise. */
    @Schema(name = "Stated")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record StatedView(
            @Nullable Instant deadlineAt,
            @Nullable String verdict,
            @Nullable Boolean disputed) {}

    /** Who complained. */
    @Schema(name = "Customer")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record CustomerView(
            @Nullable String name,
            @Nullable String email,
            @Nullable String phone,
            @Nullable String reference) {}

    /** A case as read. */
    public static CaseView of(CaseDetails details, SlaEngine engine) {
        Milestones milestones = details.milestones();
        Redress redress = milestones.redress();
        Customer customer = details.customer();
        return new CaseView(
                details.id(),
                details.number(),
                details.version(),
                details.subject(),
                milestones.status().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                details.value(Attribute.SOURCE_STATUS),
                details.value(Attribute.CHANNEL),
                details.value(Attribute.CATEGORY),
                details.value(Attribute.PRODUCT),
                details.value(Attribute.TEAM),
                details.value(Attribute.ASSIGNEE),
                details.value(Attribute.PRIORITY),
                details.value(Attribute.SEVERITY),
                details.value(Attribute.BRAND),
                details.value(Attribute.REGION),
                details.value(Attribute.CUSTOMER_TIER),
                details.value(Attribute.JURISDICTION),
                details.fields().isEmpty() ? null : new TreeMap<>(details.fields()),
                details.source(),
                details.reference(),
                milestones.receivedAt(),
                milestones.acknowledgedAt(),
                milestones.firstAssignedAt(),
                milestones.firstResponseAt(),
                milestones.resolvedAt(),
                milestones.closedAt(),
                milestones.reopenCount(),
                milestones.transferCount(),
                milestones.outcome(),
                milestones.rootCause(),
                redress == null ? null : new RedressView(redress.kind(), redress.amount(), redress.currency()),
                milestones.mergedInto(),
                stated(details),
                details.historic(),
                customer == null ? null : customer.name(),
                customer == null
                        ? null
                        : new CustomerView(customer.name(), customer.email(), customer.phone(), customer.reference()),
                nextDeadline(details),
                ClockView.of(details, engine),
                ExchangesView.of(details, engine),
                AgentAction.allowedIn(milestones).stream()
                        .filter(agentAction -> details.erasedAt() == null || !agentAction.writes())
                        .map(AgentAction::wireName)
                        .toList(),
                details.erasedAt());
    }

    private static StatedView stated(CaseDetails details) {
        String deadline = details.value(Attribute.STATED_DEADLINE);
        String disputed = details.value(Attribute.STATED_DISPUTED);
        return new StatedView(
                deadline == null ? null : Instant.parse(deadline),
                details.value(Attribute.STATED_VERDICT),
                disputed == null ? null : Boolean.valueOf(disputed));
    }

    private static CaseSummary.@Nullable NextDeadline nextDeadline(CaseDetails details) {
        CaseSummary.NextDeadline next = null;
        for (SlaClock clock : details.clocks()) {
            Instant dueAt = clock.dueAt();
            if (clock.unanswered() && dueAt != null && (next == null || dueAt.isBefore(next.dueAt()))) {
                boolean late = clock.state() == ClockState.BREACHED || dueAt.isBefore(details.asOf());
                next = new CaseSummary.NextDeadline(clock.code(), dueAt, late ? "breached" : "running", clock.riskAt());
            }
        }
        return next;
    }
}
