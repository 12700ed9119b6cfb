package org.redress.notification.delivery.store;

import com.fasterxml.jackson.core.type.TypeReference;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.redress.kit.store.RowJson;
import org.redress.notification.delivery.Bundle;
import org.redress.notification.delivery.Delivery;
import org.redress.notification.delivery.Facts;
import org.redress.notification.delivery.Recipient;
import org.redress.notification.delivery.Rule;
import org.redress.notification.delivery.Step;
import org.redress.notification.delivery.StepResult;

/** The statements by which workers take deliveries and give them back. */
@ApplicationScoped
class ClaimQueries {

    private static final String FIRST = """
            select id, rule, recipient, bundle, attempts, step from delivery
            where state = 'pending' and channel = ? and step = ? and available_at <= now()
              and (lease_until is null or lease_until < now())
            order by available_at limit 1 for update skip locked
            """;
    /** A message that was tried before keeps its deliveries, so that repeating it is recognised. */
    private static final String SAME_BUNDLE = """
            select id from delivery where bundle = ? and state = 'pending' and step = ? for update
            """;
    /** A new message to operations takes along what waits for the same purpose, due or not. */
    private static final String SAME_PURPOSE = """
            select id from delivery
            where state = 'pending' and channel = ? and step = ? and rule = ? and recipient = ? and attempts = 0
              and lease is null
            order by (id = ?) desc, available_at limit ? for update skip locked
            """;

    private static final String TAKE = """
            update delivery set bundle = ?, lease = ?, lease_until = now() + make_interval(secs => ?), attempts = attempts + 1
            where id = any (?)
            returning id, rule, complaint_id, facts, attempts, forced, sent_at,
                extract(epoch from now() - created_at)::double precision as age
            """;
    private static final String FINISH = """
            update delivery set state = ?, step = coalesce(?, step), reason = ?, last_error = ?, lease = null,
                lease_until = null, channel_down = false, available_at = now(),
                attempts = case when ?::boolean then 0 else attempts end,
                sent_at = case when ?::boolean then coalesce(sent_at, now()) else sent_at end,
                finished_at = case when ? <> 'pending' then now() end
            where id = any (?) and lease = ? and state = 'pending'
            """;
    private static final String POSTPONE = """
            update delivery set lease = null, lease_until = null, last_error = ?, channel_down = ?,
                available_at = now() + make_interval(secs => ?)
            where id = any (?) and lease = ? and state = 'pending'
            """;
    private static final String WAKE = """
            update delivery set available_at = now(), channel_down = false
            where id in (select id from delivery
                where state = 'pending' and channel = ? and step = ? and channel_down and lease is null
                for update skip locked)
            """;
    private static final TypeReference<Facts> FACTS = new TypeReference<>() {};

    /** The delivery that is due first. */
    record First(UUID id, Rule rule, Recipient recipient, UUID bundle, int attempts) {}

    Optional<First> lockFirst(Connection transaction, String channel, Step step) throws SQLException {
        try (PreparedStatement select = transaction.prepareStatement(FIRST)) {
            select.setString(1, channel);
            select.setString(2, step.code());
            try (ResultSet row = select.executeQuery()) {
                return row.next()
                        ? Optional.of(new First(
                                row.getObject("id", UUID.class),
                                Rule.ofCode(row.getString("rule")),
                                Recipient.ofCode(row.getString("recipient")),
                                row.getObject("bundle", UUID.class),
                                row.getInt("attempts")))
                        : Optional.empty();
            }
        }
    }

    /** Locks those that travel with the first one, itself included. */
    List<UUID> lockCompanions(Connection transaction, String channel, Step step, First first, int atMost)
            throws SQLException {
        if (first.recipient() == Recipient.CUSTOMER || step != Step.SEND) {
            return List.of(first.id());
        }
        if (first.attempts() > 0) {
            try (PreparedStatement select = transaction.prepareStatement(SAME_BUNDLE)) {
                select.setObject(1, first.bundle());
                select.setString(2, step.code());
                return ids(select);
            }
        }
        try (PreparedStatement select = transaction.prepareStatement(SAME_PURPOSE)) {
            select.setString(1, channel);
            select.setString(2, step.code());
            select.setString(3, first.rule().code());
            select.setString(4, first.recipient().code());
            select.setObject(5, first.id());
            select.setInt(6, atMost);
            return ids(select);
        }
    }

    List<Delivery> take(Connection transaction, List<UUID> ids, UUID bundle, UUID lease, Duration duration)
            throws SQLException {
        List<Delivery> taken = new ArrayList<>();
        Array array = transaction.createArrayOf("uuid", ids.toArray(UUID[]::new));
        try (PreparedStatement update = transaction.prepareStatement(TAKE)) {
            update.setObject(1, bundle);
            update.setObject(2, lease);
            update.setDouble(3, seconds(duration));
            update.setArray(4, array);
            try (ResultSet row = update.executeQuery()) {
                while (row.next()) {
                    OffsetDateTime sentAt = row.getObject("sent_at", OffsetDateTime.class);
                    taken.add(new Delivery(
                            row.getObject("id", UUID.class),
                            Rule.ofCode(row.getString("rule")),
                            row.getObject("complaint_id", UUID.class),
                            RowJson.read(row.getString("facts"), FACTS),
                            row.getInt("attempts"),
                            row.getBoolean("forced"),
                            Duration.ofMillis((long) (row.getDouble("age") * 1_000)),
                            sentAt == null ? null : sentAt.toInstant()));
                }
            }
        } finally {
            array.free();
        }
        return taken;
    }

    boolean finish(Connection transaction, Bundle bundle, StepResult result, @Nullable Step next) throws SQLException {
        boolean done = result instanceof StepResult.Done;
        String state = done ? (next == null ? "delivered" : "pending") : stoppedState(result);
        try (PreparedStatement update = transaction.prepareStatement(FINISH)) {
            update.setString(1, state);
            update.setString(2, next == null ? null : next.code());
            update.setString(3, reason(result));
            update.setString(4, result instanceof StepResult.Blocked blocked ? blocked.error() : null);
            update.setBoolean(5, next != null);
            update.setBoolean(6, done);
            update.setString(7, state);
            update.setArray(8, ids(transaction, bundle));
            update.setObject(9, bundle.lease());
            return update.executeUpdate() > 0;
        }
    }

    boolean postpone(Connection transaction, Bundle bundle, StepResult.Retry failure, Duration delay)
            throws SQLException {
        try (PreparedStatement update = transaction.prepareStatement(POSTPONE)) {
            update.setString(1, failure.error());
            update.setBoolean(2, failure.channelDown());
            update.setDouble(3, seconds(delay));
            update.setArray(4, ids(transaction, bundle));
            update.setObject(5, bundle.lease());
            return update.executeUpdate() > 0;
        }
    }

    int wake(Connection transaction, String channel, Step step) throws SQLException {
        try (PreparedStatement update = transaction.prepareStatement(WAKE)) {
            update.setString(1, channel);
            update.setString(2, step.code());
            return update.executeUpdate();
        }
    }

    private static String stoppedState(StepResult result) {
        return switch (result) {
            case StepResult.Suppressed suppressed -> "suppressed";
            case StepResult.Blocked blocked -> "blocked";
            case StepResult.Done done -> throw new IllegalArgumentException("Done is no stop");
            case StepResult.Retry retry -> throw new IllegalArgumentException("A retry is postponed, not finished");
        };
    }

    private static @Nullable String reason(StepResult result) {
        return switch (result) {
            case StepResult.Suppressed suppressed -> suppressed.reason();
            case StepResult.Blocked blocked -> blocked.reason();
            case StepResult.Done done -> null;
            case StepResult.Retry retry -> null;
        };
    }

    private static List<UUID> ids(PreparedStatement select) throws SQLException {
        List<UUID> ids = new ArrayList<>();
        try (ResultSet row = select.executeQuery()) {
            while (row.next()) {
                ids.add(row.getObject(1, UUID.class));
            }
        }
        return ids;
    }

    private static Array ids(Connection transaction, Bundle bundle) throws SQLException {
        return transaction.createArrayOf(
                "uuid", bundle.deliveries().stream().map(Delivery::id).toArray(UUID[]::new));
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1_000.0;
    }
}
