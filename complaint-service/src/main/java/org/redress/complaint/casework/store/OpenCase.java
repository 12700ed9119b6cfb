package org.redress.complaint.casework.store;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.redress.complaint.casework.CaseDetails;
import org.redress.complaint.casework.Customer;
import org.redress.complaint.casework.Message;
import org.redress.complaint.lifecycle.Complaint;

/** A case in a transaction: locked, or new. */
final class OpenCase {

    private final Complaint complaint;
    private @Nullable String subject;
    private @Nullable Customer customer;
    private boolean customerChanged;
    private boolean changed;

    OpenCase(Complaint complaint, @Nullable String subject, @Nullable Customer customer) {
        this.complaint = complaint;
        this.subject = subject;
        this.customer = customer;
    }

    Complaint complaint() {
        return complaint;
    }

    void changed() {
        changed = true;
    }

    void describe(@Nullable String newSubject, @Nullable Customer newCustomer) {
        subject = newSubject == null ? subject : newSubject;
        if (newCustomer != null) {
            customer = newCustomer;
            customerChanged = true;
        }
    }

    boolean isChanged() {
        return changed;
    }

    @Nullable
    Customer changedCustomer() {
        return customerChanged ? customer : null;
    }

    @Nullable
    String subject() {
        return subject;
    }

    CaseDetails details(Instant asOf) {
        return CaseDetails.of(complaint, subject, customer, asOf);
    }

    /** A message together with the event that brought it. */
    record Said(Complaint complaint, int version, Message message) {}
}
