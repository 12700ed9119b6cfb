package org.redress.notification.delivery;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Where deliveries are kept. All waiting times are counted by the database's clock, which all instances share. */
public interface Deliveries {

    /** An occasion of a rule. */
    record Occasion(Rule rule, String occasion) {}

    /** Records intents, each occasion once for ever, in the caller's transaction. */
    void intend(Connection transaction, List<Intent> intents) throws SQLException;

    /** Ends deliveries of these occasions that nobody has begun to send: they are no longer true. */
    void withdraw(Connection transaction, Collection<Occasion> occasions, String reason) throws SQLException;

    /** Adds the time until which the customers will hear from us to acknowledgements that are not sent yet. */
    void promise(Connection transaction, Map<UUID, Instant> dueAtByComplaint) throws SQLException;

    /**
     * Ends deliveries to the customers of these cases that nobody is sending at this moment, and forgets which addresses were written to. One
     * that is being sent finds no address at its next attempt.
     */
    void forget(Connection transaction, List<UUID> complaintIds) throws SQLException;

    /** Takes the next due deliveries of a step for the given time, if there are any. */
    Optional<Bundle> claim(Step step, Duration lease) throws SQLException;

    /**
     * Stores the end of a step.
     *
     * @param next the step that follows; absent if the delivery ends here
     * @return false if somebody else has taken the deliveries over; nothing is stored then
     */
    boolean finish(Bundle bundle, StepResult result, @Nullable Step next) throws SQLException;

    /** Stores that a step failed and is due again after the given time. */
    boolean postpone(Bundle bundle, StepResult.Retry failure, Duration delay) throws SQLException;

    /** Makes what failed because the channel was down due at once; returns how many. */
    int wake(Step step) throws SQLException;

    /** Starts a suppressed or blocked delivery again at the step where it stood. */
    Retried retry(UUID id) throws SQLException;

    /** What became of an operator's retry. */
    enum Retried {
        STARTED,
        NOT_STOPPED,
        UNKNOWN
    }

    /** A delivery for operators. */
    Optional<DeliveryView> find(UUID id) throws SQLException;

    /** Deliveries for operators, newest first, below the given one. */
    List<DeliveryView> list(DeliveryFilter filter, @Nullable UUID below, int limit) throws SQLException;

    /** How many deliveries wait at a step, and how long the oldest due one has been waiting. */
    Waiting waiting(Step step) throws SQLException;

    /** See {@link #waiting}. */
    record Waiting(long count, Duration oldestDue) {}
}
