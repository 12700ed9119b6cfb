package org.redress.notification.mail;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.redress.notification.complaints.Complaints;
import org.redress.notification.delivery.Bundle;
import org.redress.notification.delivery.Delivery;
import org.redress.notification.delivery.Step;
import org.redress.notification.delivery.StepResult;
import org.redress.notification.delivery.StepRunner;

/** The first step: finds the address, writes the text, sends. */
@ApplicationScoped
class SendMail implements StepRunner {

    private final Complaints complaints;
    private final MailCaps caps;
    private final Texts texts;
    private final SmtpClient smtp;
    private final MailAddress operations;

    SendMail(Complaints complaints, MailCaps caps, Texts texts, SmtpClient smtp, MailConfig config) {
        this.complaints = complaints;
        this.caps = caps;
        this.texts = texts;
        this.smtp = smtp;
        this.operations = MailAddress.parse(config.operations())
                .orElseThrow(() -> new IllegalArgumentException("REDRESS_OPS_MAIL is no e-mail address"));
    }

    /** Makes this bean with the service, so that a wrong address stops the start and not the first delivery. */
    void start(@Observes StartupEvent event) {}

    @Override
    public Step step() {
        return Step.SEND;
    }

    @Override
    public StepResult run(Bundle bundle) {
        return switch (bundle.rule().recipient()) {
            case CUSTOMER -> toCustomer(bundle.id(), bundle.deliveries().getFirst());
            case OPERATIONS -> toOperations(bundle);
        };
    }

    private StepResult toOperations(Bundle bundle) {
        Texts.Text text = texts.report(bundle.rule(), bundle.deliveries());
        return switch (smtp.send(new Mail(bundle.id(), operations, text.subject(), text.body()))) {
            case SmtpResult.Accepted accepted -> new StepResult.Done();
            case SmtpResult.RecipientRefused refused -> new StepResult.Blocked("recipient-refused", refused.error());
            case SmtpResult.MessageRefused refused -> new StepResult.Blocked("message-refused", refused.error());
            case SmtpResult.Failed failed -> new StepResult.Retry(failed.error(), failed.unreachable());
        };
    }

    private StepResult toCustomer(UUID messageId, Delivery delivery) {
        UUID complaintId = delivery.complaintId();
        if (complaintId == null) {
            return new StepResult.Blocked("no-complaint", "the delivery names no complaint");
        }
        return switch (complaints.contact(complaintId)) {
            case Complaints.Contact.None none -> new StepResult.Suppressed(none.reason());
            case Complaints.Contact.Unknown unknown -> new StepResult.Retry(unknown.error(), false);
            case Complaints.Contact.Reachable reachable ->
                acknowledge(messageId, delivery, reachable.email(), reachable.language());
        };
    }

    private StepResult acknowledge(UUID messageId, Delivery delivery, String email, @Nullable String language) {
        Optional<MailAddress> parsed = MailAddress.parse(email);
        if (parsed.isEmpty()) {
            return new StepResult.Suppressed("invalid-address");
        }
        MailAddress address = parsed.get();
        try {
            switch (caps.ask(address.mailbox(), delivery.id(), delivery.forced())) {
                case CAPPED -> {
                    return new StepResult.Suppressed("recipient-cap");
                }
                case BARRED -> {
                    return new StepResult.Suppressed("address-barred");
                }
                case GRANTED -> {}
            }
            Texts.Text text = texts.acknowledgement(delivery, language);
            return switch (smtp.send(new Mail(messageId, address, text.subject(), text.body()))) {
                case SmtpResult.Accepted accepted -> new StepResult.Done();
                case SmtpResult.RecipientRefused refused -> {
                    caps.bar(address.mailbox(), refused.error());
                    yield new StepResult.Blocked("recipient-refused", refused.error());
                }
                case SmtpResult.MessageRefused refused -> new StepResult.Blocked("message-refused", refused.error());
                case SmtpResult.Failed failed -> new StepResult.Retry(failed.error(), failed.unreachable());
            };
        } catch (SQLException e) {
            return new StepResult.Retry("database: " + e.getSQLState(), false);
        }
    }
}
