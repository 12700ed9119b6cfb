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
import org.redress.complaint.casework.BatchResult;
import org.redress.complaint.casework.CaseDetails;
import org.redress.complaint.casework.CaseMetrics;
import org.redress.complaint.casework.CaseRepository;
import org.redress.complaint.casework.CommandBatch;
import org.redress.complaint.casework.CommandResult;
import org.redress.complaint.casework.ErasureBatch;
import org.redress.complaint.casework.ReassignmentBatch;
import org.redress.complaint.lifecycle.Complaint;
import org.redress.complaint.lifecycle.PolicyResolver;
import org.redress.kit.Uuids;
import org.redress.kit.idempotency.Claim;
import org.redress.kit.idempotency.IdempotencyKeys;
import org.redress.kit.idempotency.StoredAnswer;
import org.redress.messaging.EventLog;

/** Cases, their history and the outbox in one database. */
public final class PostgresCaseRepository implements CaseRepository {

    private final AgroalDataSource dataSource;
    private final EventLog eventLog;
    private final IdempotencyKeys keys;
    private final PolicyResolver policyResolver;
    private final CaseMetrics metrics;
    private final Tombstones tombstones;
    private final CaseNumbers numbers = new CaseNumbers();

    public PostgresCaseRepository(
            AgroalDataSource dataSource,
            EventLog eventLog,
            IdempotencyKeys keys,
            PolicyResolver policyResolver,
            CaseMetrics metrics,
            PersonHashes hashes) {
        this.dataSource = dataSource;
        this.eventLog = eventLog;
        this.keys = keys;
        this.policyResolver = policyResolver;
        this.metrics = metrics;
        this.tombstones = new Tombstones(hashes);
    }

    @Override
    public List<BatchResult> commit(List<CommandBatch> units) throws SQLException {
        Changes changes = new Changes();
        List<BatchResult> answers = inTransaction(transaction -> {
            GroupTransaction group =
                    new GroupTransaction(transaction, eventLog, policyResolver, numbers, changes, tombstones);
            CommandBatch first = units.getFirst();
            if (first.keyed() != null) {
                return List.of(keyed(transaction, group, first, first.keyed()));
            }
            List<List<CommandResult>> outcomes = group.run(units);
            if (first.together()) {
                refuseWhole(outcomes.getFirst());
            }
            return outcomes.stream().map(BatchResult::of).toList();
        });
        announce(changes);
        return answers;
    }

    /** What is kept or lost as one is lost if one of it is refused. */
    private static void refuseWhole(List<CommandResult> outcomes) {
        for (CommandResult commandResult : outcomes) {
            if (commandResult instanceof CommandResult.Refused refused) {
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

    private BatchResult keyed(
            Connection transaction, GroupTransaction group, CommandBatch commandBatch, CommandBatch.Keyed keyed)
            throws SQLException {
        return switch (keys.claim(transaction, keyed.request())) {
            case Claim.Replay replay -> new BatchResult(List.of(), replay.answer(), true);
            case Claim.Fresh fresh -> {
                List<CommandResult> outcomes = group.run(List.of(commandBatch)).getFirst();
                if (outcomes.getFirst() instanceof CommandResult.Refused refused
                        && !StoredAnswer.isFinal(refused.problem())) {
                    // Nothing happened, and the same request may be right next time: the key must not stay claimed.
                    throw refused.problem().exception();
                }
                StoredAnswer answer = keyed.answer().apply(outcomes);
                keys.complete(transaction, keyed.request(), answer);
                yield new BatchResult(outcomes, answer, false);
            }
        };
    }

    @Override
    public Swept sweep(@Nullable Instant asOf, int limit, Predicate<Instant> believes) throws SQLException {
        Changes changes = new Changes();
        Swept swept = inTransaction(transaction ->
                SweepTransaction.run(transaction, eventLog, policyResolver, changes, asOf, limit, believes));
        announce(changes);
        return swept;
    }

    @Override
    public ReassignmentBatch.@Nullable Tally repin(ReassignmentBatch work) throws SQLException {
        Changes changes = new Changes();
        Optional<ReassignmentBatch.Tally> tally = inTransaction(transaction -> Optional.ofNullable(
                new ReassignmentTransaction(transaction, eventLog, policyResolver, changes).run(work)));
        announce(changes);
        return tally.orElse(null);
    }

    @Override
    public ErasureBatch.@Nullable Tally erase(ErasureBatch work) throws SQLException {
        Changes changes = new Changes();
        Optional<ErasureBatch.Tally> tally = inTransaction(transaction ->
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
            return CaseVersions.find(connection, id, version);
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
