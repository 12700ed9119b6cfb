package org.redress.notification.mail.store;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.redress.kit.store.Transactions;
import org.redress.notification.mail.MailCaps;
import org.redress.notification.mail.MailConfig;

/** Caps in PostgreSQL; mails to one mailbox are counted under a lock of it, so that many workers cannot pass together. */
@ApplicationScoped
class MailCapTable implements MailCaps {

    private static final String LOCK = "select pg_advisory_xact_lock(hashtextextended(encode(?, 'hex'), 0))";
    private static final String BARRED = "select 1 from barred_address where address_hash = ?";
    private static final String FORGET = """
            delete from mail_sent where sent_at < now() - interval '1 hour' and address_hash = ?
            """;
    private static final String SENT = """
            select count(*) from mail_sent
            where address_hash = ? and sent_at > now() - interval '1 hour' and delivery_id <> ?
            """;
    private static final String COUNT = """
            insert into mail_sent (address_hash, delivery_id, sent_at) values (?, ?, now())
            on conflict on constraint mail_sent_pk do update set sent_at = now()
            """;
    private static final String BAR = """
            insert into barred_address (address_hash, reason) values (?, ?)
            on conflict on constraint barred_address_pk do update set reason = excluded.reason, barred_at = now()
            """;
    private static final String MAKE_KEY = "insert into address_key (key) values (?) on conflict do nothing";
    private static final String READ_KEY = "select key from address_key";

    private final Transactions transactions;
    private final MailConfig config;

    MailCapTable(Transactions transactions, MailConfig config) {
        this.transactions = transactions;
        this.config = config;
    }

    @Override
    public Permit ask(String mailbox, UUID deliveryId, boolean forced) throws SQLException {
        return transactions.inTransaction(transaction -> {
            byte[] hash = hash(transaction, mailbox);
            run(transaction, LOCK, hash);
            if (!forced && exists(transaction, BARRED, hash)) {
                return Permit.BARRED;
            }
            run(transaction, FORGET, hash);
            if (sent(transaction, hash, deliveryId) >= config.perHour()) {
                return Permit.CAPPED;
            }
            try (PreparedStatement insert = transaction.prepareStatement(COUNT)) {
                insert.setBytes(1, hash);
                insert.setObject(2, deliveryId);
                insert.executeUpdate();
            }
            return Permit.GRANTED;
        });
    }

    @Override
    public void bar(String mailbox, String reason) throws SQLException {
        transactions.inTransaction(transaction -> {
            try (PreparedStatement insert = transaction.prepareStatement(BAR)) {
                insert.setBytes(1, hash(transaction, mailbox));
                insert.setString(2, reason);
                return insert.executeUpdate();
            }
        });
    }

    private static byte[] hash(Connection transaction, String mailbox) throws SQLException {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key(transaction), "HmacSHA256"));
            return mac.doFinal(mailbox.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JDK has HmacSHA256", e);
        }
    }

    private static byte[] key(Connection transaction) throws SQLException {
        try (PreparedStatement read = transaction.prepareStatement(READ_KEY);
                ResultSet row = read.executeQuery()) {
            if (row.next()) {
                return row.getBytes(1);
            }
        }
        byte[] random = new byte[32];
        new SecureRandom().nextBytes(random);
        try (PreparedStatement make = transaction.prepareStatement(MAKE_KEY)) {
            make.setBytes(1, random);
            make.executeUpdate();
        }
        return key(transaction);
    }

    private static long sent(Connection transaction, byte[] hash, UUID except) throws SQLException {
        try (PreparedStatement select = transaction.prepareStatement(SENT)) {
            select.setBytes(1, hash);
            select.setObject(2, except);
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    private static boolean exists(Connection transaction, String sql, byte[] hash) throws SQLException {
        try (PreparedStatement select = transaction.prepareStatement(sql)) {
            select.setBytes(1, hash);
            try (ResultSet row = select.executeQuery()) {
                return row.next();
            }
        }
    }

    private static void run(Connection transaction, String sql, byte[] hash) throws SQLException {
        try (PreparedStatement statement = transaction.prepareStatement(sql)) {
            statement.setBytes(1, hash);
            statement.execute();
        }
    }
}
