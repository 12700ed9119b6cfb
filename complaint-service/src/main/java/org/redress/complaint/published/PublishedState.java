package org.redress.complaint.published;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.redress.complaint.lifecycle.Attribute;
import org.redress.complaint.lifecycle.Complaint;
import org.redress.complaint.lifecycle.Milestones;
import org.redress.complaint.lifecycle.Status;
import org.redress.contract.complaint.CaseState;
import org.redress.contract.complaint.CaseStatus;
import org.redress.contract.complaint.Dimensions;
import org.redress.contract.complaint.Stated;
import org.redress.contract.complaint.Verdict;

/** A case's dimensions and milestones in the words of the contract. */
final class PublishedState {

    private PublishedState() {}

    static Dimensions dimensions(Complaint complaint) {
        return new Dimensions(
                complaint.source(),
                complaint.value(Attribute.CHANNEL),
                complaint.value(Attribute.CATEGORY),
                complaint.value(Attribute.PRODUCT),
                complaint.value(Attribute.TEAM),
                complaint.value(Attribute.ASSIGNEE),
                complaint.value(Attribute.PRIORITY),
                complaint.value(Attribute.BRAND),
                complaint.value(Attribute.REGION));
    }

    static CaseState state(Complaint complaint) {
        Milestones milestones = complaint.milestones();
        return new CaseState(
                status(milestones.status()),
                complaint.value(Attribute.SOURCE_STATUS),
                milestones.receivedAt(),
                milestones.acknowledgedAt(),
                milestones.firstAssignedAt(),
                milestones.firstResponseAt(),
                milestones.firstResolvedAt(),
                milestones.resolvedAt(),
                milestones.closedAt(),
                milestones.firstReopenedAt(),
                milestones.reopenCount(),
                milestones.transferCount(),
                milestones.outcome(),
                milestones.rootCause(),
                stated(complaint),
                complaint.historic(),
                milestones.mergedInto(),
                milestones.firstDisputedAt(),
                milestones.disputeCount() == 0 ? null : milestones.disputeCount(),
                PublishedFacts.redress(milestones.redress()),
                milestones.firstRecontactAt());
    }

    static CaseStatus status(Status status) {
        return switch (status) {
            case NEW -> CaseStatus.NEW;
            case OPEN -> CaseStatus.OPEN;
            case WAITING_FOR_CUSTOMER -> CaseStatus.WAITING_FOR_CUSTOMER;
            case RESOLVED -> CaseStatus.RESOLVED;
            case CLOSED -> CaseStatus.CLOSED;
            case WITHDRAWN -> CaseStatus.WITHDRAWN;
            case MERGED -> CaseStatus.MERGED;
        };
    }

    private static Stated stated(Complaint complaint) {
        String deadline = complaint.value(Attribute.STATED_DEADLINE);
        String verdict = complaint.value(Attribute.STATED_VERDICT);
        String disputed = complaint.value(Attribute.STATED_DISPUTED);
        if (deadline == null && verdict == null && disputed == null) {
            return Stated.NOTHING;
        }
        return new Stated(instant(deadline), verdict(verdict), truth(disputed));
    }

    private static @Nullable Instant instant(@Nullable String text) {
        return text == null ? null : Instant.parse(text);
    }

    private static @Nullable Verdict verdict(@Nullable String text) {
        return text == null ? null : Verdict.ofWireName(text);
    }

    private static @Nullable Boolean truth(@Nullable String text) {
        return text == null ? null : Boolean.valueOf(text);
    }
}
