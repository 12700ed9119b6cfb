package org.redress.complaint.casework.store;

import io.agroal.api.AgroalDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.redress.complaint.casework.Answer;
import org.redress.complaint.casework.CaseDetails;
import org.redress.complaint.casework.CaseLedger;
import org.redress.complaint.casework.CaseMetrics;
import org.redress.complaint.casework.Erasing;
import org.redress.complaint.casework.Outcome;
import org.redress.complaint.casework.Repinning;
import org.redress.complaint.casework.Unit;
import org.redress.complaint.lifecycle.Complaint;
import org.redress.complaint.lifecycle.Promises;
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
    private final Promises promises;
    private final CaseMetrics metrics;
    private final Tombstones tombstones;
    private final CaseNumbers numbers = new CaseNumbers();

    public PostgresLedger(
            AgroalDataSource dataSource,
            EventLog eventLog,
            IdempotencyKeys keys,
            Promises promises,
            CaseMetrics metrics,
            PersonHashes hashes) {
        this.dataSource = dataSource;
        this.eventLog = eventLog;
        this.keys = keys;
        this.promises = promises;
        this.metrics = metrics;
        this.tombstones = new Tombstones(hashes);
    }

    @Override
    public List<Answer> commit(List<Unit> units) throws SQLException {
        Changes changes = new Changes();
        List<Answer> answers = inTransaction(transaction -> {
            GroupTransaction group =
                    new GroupTransaction(transaction, eventLog, promises, numbers, changes, tombstones);
            Unit first = units.getFirst();
            if (first.keyed() != null) {
                return List.of(keyed(transaction, group, first, first.keyed()));
            }
            List<List<Outcome>> outcomes = group.run(units);
            if (first.together()) {
                refuseWhole(outcomes.getFirst());
            }
            return outcomes.stream().map(Answer::of).toList();
        });
        announce(changes);
        return answers;
    }

    /** What is kept or lost as one is lost if one of it is refused. */
    private static void refuseWhole(List<Outcome> outcomes) {
        for (Outcome outcome : outcomes) {
            if (outcome instanceof Outcome.Refused refused) {
                throw refused.problem().exception();
            }
        }
    }

    private void announce(Changes changes) {
        if (!changes.isEmpty()) {
            eventLog.committed();
            changes.each(metrics::committed);
        }
    }

    private Answer keyed(Connection transaction, GroupTransaction group, Unit unit, Unit.Keyed keyed)
            throws SQLException {
        return switch (keys.claim(transaction, keyed.request())) {
            case Claim.Replay replay -> new Answer(List.of(), replay.answer(), true);
            case Claim.Fresh fresh -> {
                List<Outcome> outcomes = group.run(List.of(unit)).getFirst();
                if (outcomes.getFirst() instanceof Outcome.Refused refused
                        && !StoredAnswer.isFinal(refused.problem())) {
                    // Nothing happened, and the same request may be right next time: the key must not stay claimed.
                    throw refused.problem().exception();
                }
                StoredAnswer answer = keyed.answer().apply(outcomes);
                keys.complete(transaction, keyed.request(), answer);
                yield new Answer(outcomes, answer, false);
            }
        };
    }

    @Override
    public Swept sweep(@Nullable Instant asOf, int limit, Predicate<Instant> believes) throws SQLException {
        Changes changes = new Changes();
        Swept swept = inTransaction(
                transaction -> SweepTransaction.run(transaction, eventLog, promises, changes, asOf, limit, believes));
        announce(changes);
        return swept;
    }

    @Override
    public Repinning.@Nullable Tally repin(Repinning work) throws SQLException {
        Changes changes = new Changes();
        Optional<Repinning.Tally> tally = inTransaction(transaction ->
                Optional.ofNullable(new RepinTransaction(transaction, eventLog, promises, changes).run(work)));
        announce(changes);
        return tally.orElse(null);
    }

    @Override
    public Erasing.@Nullable Tally erase(Erasing work) throws SQLException {
        Changes changes = new Changes();
        Optional<Erasing.Tally> tally = inTransaction(transaction ->
                Optional.ofNullable(new EraseTransaction(transaction, eventLog, tombstones, changes).run(work)));
        announce(changes);
        return tally.orElse(null);
    }

    @Override
    public void eachOpen(Consumer<Complaint> reader) throws SQLException {
        inTransaction(transaction -> {
            OpenCases.each(transaction, reader);
            return true;
        });
    }

    @Override
    public Optional<CaseDetails> find(String idOrNumber) throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            return Uuids.parse(idOrNumber).isPresent()
                    ? CaseRows.find(connection, idOrNumber, true)
                    : CaseRows.find(connection, idOrNumber.toUpperCase(Locale.ROOT), false);
        }
    }

    @Override
    public Optional<CaseDetails> findAsTold(UUID id, int version) throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            return ToldCases.find(connection, id, version);
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
