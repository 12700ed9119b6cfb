package org.redress.notification.complaints;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What is asked of and told to the complaint-service. Every call is bounded in time. */
public interface Complaints {

    /** How to reach the customer of a case. */
    sealed interface Contact {

        /** The customer can be written to. {@code language}: BCP 47, if known. */
        record Reachable(String email, @Nullable String language) implements Contact {}

        /** There is no address, or no such case any more. */
        record None(String reason) implements Contact {}

        /** The complaint-service could not say. */
        record Unknown(String error, boolean unreachable) implements Contact {}
    }

    /** How telling it that a customer was acknowledged ended. */
    sealed interface Telling {

        /** It knows, now or since before. */
        record Told() implements Telling {}

        /** It will never accept this. */
        record Refused(String error) implements Telling {}

        /** It may accept it later. */
        record Failed(String error, boolean unreachable) implements Telling {}
    }

    /** Asks for the contact, to be used at once and not kept. */
    Contact contact(UUID complaintId);

    /** Tells that the customer was sent an automatic acknowledgement at this time; once, however often it is told. */
    Telling acknowledged(UUID deliveryId, UUID complaintId, Instant sentAt);
}
