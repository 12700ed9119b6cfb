package org.redress.notification.delivery.store;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.redress.kit.Uuids;
import org.redress.kit.store.RowJson;
import org.redress.kit.store.Transactions;
import org.redress.notification.delivery.Bundle;
import org.redress.notification.delivery.Deliveries;
import org.redress.notification.delivery.Delivery;
import org.redress.notification.delivery.DeliveryConfig;
import org.redress.notification.delivery.DeliveryFilter;
import org.redress.notification.delivery.DeliveryView;
import org.redress.notification.delivery.Facts;
import org.redress.notification.delivery.Intent;
import org.redress.notification.delivery.Recipient;
import org.redress.notification.delivery.Rule;
import org.redress.notification.delivery.Step;
import org.redress.notification.delivery.StepResult;

/** Deliveries in PostgreSQL: recorded by the consumer, taken over row by row with SKIP LOCKED, ended under a lease. */
@ApplicationScoped
class DeliveryTable implements Deliveries {

    private static final String CHANNEL = "e-mail";

    private static final String INTEND = """
            insert into delivery (id, event_id, rule, channel, recipient, occasion, complaint_id, facts, state, step, reason,
                bundle, available_at, finished_at)
            select id, event_id, rule, channel, recipient, occasion, complaint_id, facts,
                case when reason is null then 'pending' else 'suppressed' end, 'send', reason,
                id, now() + make_interval(secs => delay_seconds), case when reason is not null then now() end
            from json_to_recordset(?::json) as r(id uuid, event_id uuid, rule text, channel text, recipient text,
                occasion text, complaint_id uuid, facts jsonb, reason text, delay_seconds double precision)
            order by rule, occasion
            on conflict on constraint delivery_once_uk do nothing
            """;
    private static final String WITHDRAW = """
            update delivery d set state = 'suppressed', reason = ?, finished_at = now()
            from json_to_recordset(?::json) as r(rule text, occasion text)
            where d.rule = r.rule and d.occasion = r.occasion and d.channel = ? and d.state = 'pending' and d.step = 'send'
              and d.attempts = 0 and d.lease is null
            """;
    private static final String PROMISE = """
            update delivery d set facts = jsonb_set(d.facts, '{due_at}', to_jsonb(r.due_at))
            from json_to_recordset(?::json) as r(complaint_id uuid, due_at text)
            where d.complaint_id = r.complaint_id and d.rule = ? and d.state = 'pending' and d.step = 'send'
            """;

    private static final String END = """
            update delivery set state = 'suppressed', reason = 'person-erased', last_error = null, finished_at = now()
            where complaint_id = any (?) and recipient = ? and state = 'pending' and step = 'send' and lease is null
            """;
    // Keyed hashes only, but of an address that nobody knows any more.
    private static final String FORGET = """
            with sent as (delete from mail_sent s using delivery d where d.id = s.delivery_id and d.complaint_id = any (?)
                returning s.address_hash)
            delete from barred_address b using sent where b.address_hash = sent.address_hash
            """;

    private final Transactions transactions;
    private final ClaimQueries claims;
    private final DeliveryQueries queries;
    private final DeliveryConfig config;

    DeliveryTable(Transactions transactions, ClaimQueries claims, DeliveryQueries queries, DeliveryConfig config) {
        this.transactions = transactions;
        this.claims = claims;
        this.queries = queries;
        this.config = config;
    }

    private record IntentRow(
            UUID id,
            UUID eventId,
            String rule,
            String channel,
            String recipient,
            String occasion,
            @Nullable UUID complaintId,
            Facts facts,
            @Nullable String reason,
            double delaySeconds) {}

    private record OccasionRow(String rule, String occasion) {}

    private record PromiseRow(UUID complaintId, Instant dueAt) {}

    @Override
    public void intend(Connection transaction, List<Intent> intents) throws SQLException {
        if (intents.isEmpty()) {
            return;
        }
        try (PreparedStatement insert = transaction.prepareStatement(INTEND)) {
            insert.setString(1, RowJson.write(intents.stream().map(this::row).toList()));
            insert.executeUpdate();
        }
    }

    @Override
    public void withdraw(Connection transaction, Collection<Occasion> occasions, String reason) throws SQLException {
        if (occasions.isEmpty()) {
            return;
        }
        try (PreparedStatement update = transaction.prepareStatement(WITHDRAW)) {
            update.setString(1, reason);
            update.setString(
                    2,
                    RowJson.write(occasions.stream()
                            .map(occasion -> new OccasionRow(occasion.rule().code(), occasion.occasion()))
                            .toList()));
            update.setString(3, CHANNEL);
            update.executeUpdate();
        }
    }

    @Override
    public void promise(Connection transaction, Map<UUID, Instant> dueAtByComplaint) throws SQLException {
        if (dueAtByComplaint.isEmpty()) {
            return;
        }
        try (PreparedStatement update = transaction.prepareStatement(PROMISE)) {
            update.setString(
                    1,
                    RowJson.write(dueAtByComplaint.entrySet().stream()
                            .map(promise -> new PromiseRow(promise.getKey(), promise.getValue()))
                            .toList()));
            update.setString(2, Rule.ACKNOWLEDGE_RECEIPT.code());
            update.executeUpdate();
        }
    }

    @Override
    public void forget(Connection transaction, List<UUID> complaintIds) throws SQLException {
        if (complaintIds.isEmpty()) {
            return;
        }
        try (PreparedStatement end = transaction.prepareStatement(END);
                PreparedStatement forget = transaction.prepareStatement(FORGET)) {
            end.setArray(1, transaction.createArrayOf("uuid", complaintIds.toArray(UUID[]::new)));
            end.setString(2, Recipient.CUSTOMER.code());
            end.executeUpdate();
            forget.setArray(1, transaction.createArrayOf("uuid", complaintIds.toArray(UUID[]::new)));
            forget.executeUpdate();
        }
    }

    @Override
    public Optional<Bundle> claim(Step step, Duration lease) throws SQLException {
        return transactions.inTransaction(transaction -> {
            Optional<ClaimQueries.First> first = claims.lockFirst(transaction, CHANNEL, step);
            if (first.isEmpty()) {
                return Optional.empty();
            }
            List<UUID> members = claims.lockCompanions(transaction, CHANNEL, step, first.get(), config.bundleSize());
            UUID token = Uuids.next();
            List<Delivery> deliveries =
                    claims.take(transaction, members, first.get().bundle(), token, lease);
            return Optional.of(new Bundle(first.get().bundle(), token, deliveries));
        });
    }

    @Override
    public boolean finish(Bundle bundle, StepResult result, @Nullable Step next) throws SQLException {
        return transactions.inTransaction(transaction -> claims.finish(transaction, bundle, result, next));
    }

    @Override
    public boolean postpone(Bundle bundle, StepResult.Retry failure, Duration delay) throws SQLException {
        return transactions.inTransaction(transaction -> claims.postpone(transaction, bundle, failure, delay));
    }

    @Override
    public int wake(Step step) throws SQLException {
        return transactions.inTransaction(transaction -> claims.wake(transaction, CHANNEL, step));
    }

    @Override
    public Retried retry(UUID id) throws SQLException {
        return transactions.inTransaction(transaction -> queries.retry(transaction, id));
    }

    @Override
    public Optional<DeliveryView> find(UUID id) throws SQLException {
        return transactions.inTransaction(transaction -> queries.find(transaction, id));
    }

    @Override
    public List<DeliveryView> list(DeliveryFilter filter, @Nullable UUID below, int limit) throws SQLException {
        return transactions.inTransaction(transaction -> queries.list(transaction, filter, below, limit));
    }

    @Override
    public Waiting waiting(Step step) throws SQLException {
        return transactions.inTransaction(transaction -> {
            try (PreparedStatement select = transaction.prepareStatement("""
                    select count(*) as pending,
                        coalesce(extract(epoch from now() - min(available_at)), 0)::double precision as oldest
                    from delivery where state = 'pending' and channel = ? and step = ?
                    """)) {
                select.setString(1, CHANNEL);
                select.setString(2, step.code());
                try (ResultSet row = select.executeQuery()) {
                    row.next();
                    long oldestMillis = (long) (Math.max(0, row.getDouble("oldest")) * 1_000);
                    return new Waiting(row.getLong("pending"), Duration.ofMillis(oldestMillis));
                }
            }
        });
    }

    private IntentRow row(Intent intent) {
        Rule rule = intent.rule();
        Duration delay =
                switch (rule.recipient()) {
                    case CUSTOMER -> config.promiseWait();
                    case OPERATIONS -> config.groupWait();
                };
        return new IntentRow(
                Uuids.next(),
                intent.eventId(),
                rule.code(),
                CHANNEL,
                rule.recipient().code(),
                intent.occasion(),
                intent.complaintId(),
                intent.facts(),
                intent.suppressed(),
                delay.toMillis() / 1_000.0);
    }
}
