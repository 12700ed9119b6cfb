package org.redress.notification.complaints;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.redress.notification.delivery.Bundle;
import org.redress.notification.delivery.Delivery;
import org.redress.notification.delivery.Step;
import org.redress.notification.delivery.StepResult;
import org.redress.notification.delivery.StepRunner;

/** The second step of an acknowledgement: the case learns that its customer was told, which stops the acknowledgement clock. */
@ApplicationScoped
class ConfirmReceipt implements StepRunner {

    private final Complaints complaints;
    private final Clock clock;

    ConfirmReceipt(Complaints complaints, Clock clock) {
        this.complaints = complaints;
        this.clock = clock;
    }

    @Override
    public Step step() {
        return Step.CONFIRM;
    }

    @Override
    public StepResult run(Bundle bundle) {
        Delivery delivery = bundle.deliveries().getFirst();
        UUID complaintId = delivery.complaintId();
        if (complaintId == null) {
            return new StepResult.Blocked("no-complaint", "the delivery names no complaint");
        }
        Instant sentAt = delivery.sentAt();
        return switch (complaints.acknowledged(delivery.id(), complaintId, sentAt == null ? clock.instant() : sentAt)) {
            case Complaints.Telling.Told told -> new StepResult.Done();
            case Complaints.Telling.Refused refused ->
                new StepResult.Blocked("acknowledgement-refused", refused.error());
            case Complaints.Telling.Failed failed -> new StepResult.Retry(failed.error(), failed.unreachable());
        };
    }
}
