package org.redress.complaint.sla;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * From the earliest unanswered message of the customer to the answer of a human (DEC-4).
 *
 * @param answeredAt absent while the customer waits
 */
record Exchange(Instant from, @Nullable Instant answeredAt) {

    /** The exchanges of a case, in order; the receipt is the customer's first message if the rule starts with it. */
    static List<Exchange> of(ClockRule rule, CaseTimes times) {
        List<Exchange> exchanges = new ArrayList<>();
        boolean messages = rule.startedBy().contains(NamedEvent.CUSTOMER_MESSAGE);
        Instant waitingSince = rule.startedBy().contains(NamedEvent.RECEIVED) ? times.receivedAt() : null;
        for (Contact contact : times.contacts()) {
            if (contact.byCustomer()) {
                waitingSince = waitingSince == null && messages ? contact.at() : waitingSince;
            } else if (waitingSince != null && !contact.at().isBefore(waitingSince)) {
                exchanges.add(new Exchange(waitingSince, contact.at()));
                waitingSince = null;
            }
        }
        if (waitingSince != null) {
            exchanges.add(new Exchange(waitingSince, null));
        }
        return exchanges;
    }
}
