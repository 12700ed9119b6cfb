package org.redress.kit.idempotency;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HexFormat;
import org.redress.kit.problem.Problem;
import org.redress.kit.problem.ProblemException;
import org.redress.kit.store.Sql;
import org.redress.kit.store.Transactions;

/**
 * Keys of requests and the answers they got, in the transaction of their effect: a key without its effect, or an effect without its key,
 * cannot be committed. The unique index makes concurrent requests of one key wait for the first; it decides who is first, nothing else does.
 *
 * <p>Kept: 2xx and final refusals of the domain. Not kept: validation errors (claim only after validating) and 5xx (rolled back).
 */
@ApplicationScoped
public class IdempotencyKeys {

    private static final String LOCK_NOT_AVAILABLE = "55P03";
    private static final String CLAIM = """
            insert into idempotency_key (caller, route, key, fingerprint) values (?, ?, ?, ?)
            on conflict on constraint idempotency_key_pk do nothing
            """;
    private static final String FIND = """
            select fingerprint, status, body, location, etag from idempotency_key
            where caller = ? and route = ? and key = ?
            """;
    private static final String COMPLETE = """
            update idempotency_key set status = ?, body = ?, location = ?, etag = ?
            where caller = ? and route = ? and key = ?
            """;
    private static final String DELETE_OLD = """
            delete from idempotency_key where ctid = any (array(
                select ctid from idempotency_key where created_at < ? limit 5000))
            """;

    private final Transactions transactions;

    IdempotencyKeys(Transactions transactions) {
        this.transactions = transactions;
    }

    /** The work of a keyed request. */
    @FunctionalInterface
    public interface Work {

        /**
         * Does the work in the open transaction.
         *
         * @throws SQLException if the database fails; everything is rolled back
         * @throws ProblemException to refuse: rolled back and not kept, unless {@link StoredAnswer} is returned instead
         */
        StoredAnswer run(Connection transaction) throws SQLException;
    }

    /**
     * Runs the work at most once per key, in its own transaction, and answers what the first run answered.
     *
     * @throws ProblemException 422 if the key was used for another request, 409 if the first one still runs after 2 s
     * @throws SQLException if the database fails; nothing has happened then
     */
    public Response once(KeyedRequest request, Work work) throws SQLException {
        return transactions.inTransaction(transaction -> switch (claim(transaction, request)) {
            case Claim.Replay replay -> replay.answer().response(true);
            case Claim.Fresh fresh -> {
                StoredAnswer answer = work.run(transaction);
                complete(transaction, request, answer);
                yield answer.response(false);
            }
        });
    }

    /**
     * Claims a key in the caller's transaction. Waits at most 2 s for another transaction that holds it; this sets the transaction's
     * {@code lock_timeout}.
     *
     * @throws ProblemException 422 if the key was used for another request, 409 if the first one still runs. After 409 the transaction is
     *     aborted and must be rolled back.
     * @throws SQLException if the database fails
     */
    public Claim claim(Connection transaction, KeyedRequest request) throws SQLException {
        Sql sql = Sql.on(transaction);
        sql.execute("set local lock_timeout = '2s'");
        try {
            int added = sql.update(CLAIM, request.caller(), request.route(), kept(request), request.fingerprint());
            return added == 1 ? new Claim.Fresh() : new Claim.Replay(find(sql, request));
        } catch (SQLException e) {
            if (LOCK_NOT_AVAILABLE.equals(e.getSQLState())) {
                throw running();
            }
            throw e;
        }
    }

    /**
     * Keeps the answer of a request claimed in this transaction.
     *
     * @throws SQLException if the database fails
     */
    public void complete(Connection transaction, KeyedRequest request, StoredAnswer answer) throws SQLException {
        int updated = Sql.on(transaction)
                .update(
                        COMPLETE,
                        answer.status(),
                        answer.body(),
                        answer.location(),
                        answer.etag(),
                        request.caller(),
                        request.route(),
                        kept(request));
        if (updated != 1) {
            throw new IllegalStateException("The key was not claimed in this transaction");
        }
    }

    /** Deletes keys older than the given time, in chunks; returns how many. */
    int deleteOlderThan(Instant limit) throws SQLException {
        return transactions.withoutTransaction(sql -> {
            int deleted = 0;
            int chunk;
            do {
                chunk = sql.update(DELETE_OLD, limit);
                deleted += chunk;
            } while (chunk > 0);
            return deleted;
        });
    }

    /** Callers may build keys from addresses or names, so what is kept is SHA-256 of the key. */
    private static String kept(KeyedRequest request) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256")
                            .digest(request.key().getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }

    private static StoredAnswer find(Sql sql, KeyedRequest request) throws SQLException {
        return sql.optional(
                        FIND,
                        row -> {
                            byte[] body = row.optionalBytes("body");
                            if (body == null) {
                                throw running();
                            }
                            if (!MessageDigest.isEqual(row.bytes("fingerprint"), request.fingerprint())) {
                                throw Problem.of(
                                                422,
                                                "idempotency-key-reused",
                                                "The Idempotency-Key was used for another request",
                                                "Use a new key for a new request.")
                                        .exception();
                            }
                            return new StoredAnswer(
                                    row.integer("status"),
                                    body,
                                    row.optionalText("location"),
                                    row.optionalText("etag"));
                        },
                        request.caller(),
                        request.route(),
                        kept(request))
                .orElseThrow(IdempotencyKeys::running);
    }

    private static ProblemException running() {
        return Problem.of(
                        409,
                        "idempotency-key-in-progress",
                        "The first request with this Idempotency-Key is still running",
                        "Repeat the request.")
                .header("Retry-After", "1")
                .exception();
    }
}
