package org.redress.complaint.casework.store;

import io.agroal.api.AgroalDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.redress.complaint.casework.Answer;
import org.redress.complaint.casework.CaseDetails;
import org.redress.complaint.casework.CaseLedger;
import org.redress.complaint.casework.Outcome;
import org.redress.complaint.casework.Unit;
import org.redress.complaint.sla.SlaEngine;
import org.redress.kit.Uuids;
import org.redress.kit.idempotency.Claim;
import org.redress.kit.idempotency.IdempotencyKeys;
import org.redress.kit.idempotency.StoredAnswer;
import org.redress.messaging.EventLog;

/** Cases, their history and the outbox in one database. */
public final class PostgresLedger implements CaseLedger {

    private final AgroalDataSource dataSource;
    private final EventLog eventLog;
    private final IdempotencyKeys keys;
    private final SlaEngine engine;
    private final CaseNumbers numbers = new CaseNumbers();

    public PostgresLedger(AgroalDataSource dataSource, EventLog eventLog, IdempotencyKeys keys, SlaEngine engine) {
        this.dataSource = dataSource;
        this.eventLog = eventLog;
        this.keys = keys;
        this.engine = engine;
    }

    @Override
    public List<Answer> commit(List<Unit> units) throws SQLException {
        List<Answer> answers = inTransaction(transaction -> {
            Unit first = units.getFirst();
            if (first.keyed() != null) {
                return List.of(keyed(transaction, first, first.keyed()));
            }
            List<List<Outcome>> outcomes = new GroupTransaction(transaction, eventLog, engine, numbers).run(units);
            return outcomes.stream().map(Answer::of).toList();
        });
        eventLog.committed();
        return answers;
    }

    private Answer keyed(Connection transaction, Unit unit, Unit.Keyed keyed) throws SQLException {
        return switch (keys.claim(transaction, keyed.request())) {
            case Claim.Replay replay -> new Answer(List.of(), replay.answer(), true);
            case Claim.Fresh fresh -> {
                List<Outcome> outcomes = new GroupTransaction(transaction, eventLog, engine, numbers)
                        .run(List.of(unit))
                        .getFirst();
                if (outcomes.getFirst() instanceof Outcome.Refused refused
                        && refused.problem().status() != 409) {
                    // Not final: the same key may be tried again, so it must not stay claimed.
                    throw refused.problem().exception();
                }
                StoredAnswer answer = keyed.answer().apply(outcomes);
                keys.complete(transaction, keyed.request(), answer);
                yield new Answer(outcomes, answer, false);
            }
        };
    }

    @Override
    public Swept sweep(@Nullable Instant asOf, int limit) throws SQLException {
        Swept swept = inTransaction(transaction -> SweepTransaction.run(transaction, eventLog, engine, asOf, limit));
        if (!swept.fired().isEmpty()) {
            eventLog.committed();
        }
        return swept;
    }

    @Override
    public Optional<CaseDetails> find(String idOrNumber) throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            return Uuids.parse(idOrNumber).isPresent()
                    ? CaseRows.find(connection, idOrNumber, true)
                    : CaseRows.find(connection, idOrNumber.toUpperCase(Locale.ROOT), false);
        }
    }

    @FunctionalInterface
    private interface Work<T> {
        T run(Connection transaction) throws SQLException;
    }

    private <T> T inTransaction(Work<T> work) throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            try {
                T result = work.run(connection);
                connection.commit();
                return result;
            } catch (SQLException | RuntimeException | Error e) {
                rollback(connection, e);
                throw e;
            }
        }
    }

    private static void rollback(Connection connection, Throwable cause) {
        try {
            connection.rollback();
        } catch (SQLException e) {
            cause.addSuppressed(e);
        }
    }
}
