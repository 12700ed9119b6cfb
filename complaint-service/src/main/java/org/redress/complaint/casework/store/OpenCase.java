package org.redress.complaint.casework.store;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.redress.complaint.casework.CaseDetails;
import org.redress.complaint.casework.Customer;
import org.redress.complaint.casework.Message;
import org.redress.complaint.lifecycle.CaseEvent;
import org.redress.complaint.lifecycle.Complaint;

/** A case in a transaction: locked, or new. */
final class OpenCase {

    private final Complaint complaint;
    private @Nullable String subject;
    private @Nullable Customer customer;
    private boolean customerChanged;
    private boolean changed;
    private @Nullable Instant erasedAt;

    /** @param erasedAt when whoever it is about was erased; null if nobody was */
    OpenCase(Complaint complaint, @Nullable String subject, @Nullable Instant erasedAt) {
        this.complaint = complaint;
        this.subject = subject;
        this.erasedAt = erasedAt;
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

    /** From now on nothing personal is kept of it. */
    void erase(Instant at) {
        erasedAt = at;
        subject = null;
        customer = null;
        customerChanged = false;
    }

    @Nullable
    Instant erasedAt() {
        return erasedAt;
    }

    boolean isChanged() {
        return changed;
    }

    @Nullable
    Customer changedCustomer() {
        return customerChanged ? customer : null;
    }

    /** Whether mail can be sent to the customer, as far as these events of the case tell; null if it may have been told earlier. */
    @Nullable
    Boolean contact(List<CaseEvent> events) {
        Customer told = customerChanged ? customer : null;
        if (told != null && told.email() != null) {
            return true;
        }
        boolean whole = events.size() == complaint.version();
        return whole ? false : null;
    }

    @Nullable
    String subject() {
        return subject;
    }

    CaseDetails details(Instant asOf) {
        return CaseDetails.of(complaint, subject, customer, asOf).erased(erasedAt);
    }

    /** A message together with the event that brought it. */
    record Said(Complaint complaint, int version, Message message) {}
}
