package org.redress.complaint.casework.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.redress.complaint.casework.Command;
import org.redress.complaint.casework.Customer;
import org.redress.complaint.lifecycle.AgentAction;
import org.redress.kit.etag.ETags;
import org.redress.kit.problem.Problem;

/** Keeps out what is told again of people who were erased (ADR 0019). The fact is recorded; who it was and what was written is not. */
final class Tombstones {

    private static final String ERASED = """
            select hash, erasure_id, erased_at from erased_identifier where hash = any (?)
            """;
    private static final String ENQUEUE = """
            insert into erasure_case (erasure_id, complaint_id, done)
            select * from unnest(?::text[]::uuid[], ?::text[]::uuid[]), (values (false)) d
            on conflict do nothing
            """;
    private static final String RESUME = """
            update erasure e set state = 'running', finished_at = null,
                cases = (select count(*) from erasure_case c where c.erasure_id = e.id)
            where e.id = any (?)
            """;

    private final PersonHashes hashes;

    Tombstones(PersonHashes hashes) {
        this.hashes = hashes;
    }

    private record Erased(UUID erasure, Instant at) {}

    /**
     * Finds what was told before under its own name, which is kept as a hash only, and who was erased after what is told of them.
     *
     * @param lastErasure {@link Instant#MIN} if nobody was ever erased; then nothing is looked up
     */
    void recognise(Connection transaction, List<PendingCommand> tells, Instant lastErasure) throws SQLException {
        if (lastErasure.equals(Instant.MIN)) {
            return;
        }
        List<PendingCommand> suspects = tells.stream()
                .filter(pendingCommand -> !pendingCommand.answered())
                .toList();
        if (suspects.isEmpty()) {
            return;
        }
        Map<PendingCommand, Hashed> hashed = HashMap.newHashMap(suspects.size());
        for (PendingCommand pendingCommand : suspects) {
            Command.Tell tell = pendingCommand.tell();
            hashed.put(
                    pendingCommand,
                    new Hashed(
                            hashes.name(tell.source(), tell.eventId()), hashes.name(tell.source(), tell.reference())));
        }
        IntakeRows.lookUp(
                transaction,
                suspects,
                pendingCommand -> names(hashed, pendingCommand).event(),
                pendingCommand -> names(hashed, pendingCommand).reference());
        people(transaction, suspects);
    }

    private record Hashed(@Nullable String event, @Nullable String reference) {}

    private static Hashed names(Map<PendingCommand, Hashed> hashed, PendingCommand pendingCommand) {
        return Optional.ofNullable(hashed.get(pendingCommand)).orElseThrow();
    }

    private static @Nullable Instant at(PendingCommand pendingCommand) {
        return pendingCommand.tell().happening().at();
    }

    private void people(Connection transaction, List<PendingCommand> suspects) throws SQLException {
        Map<String, List<PendingCommand>> named = new HashMap<>();
        for (PendingCommand pendingCommand : suspects) {
            Customer customer = pendingCommand.tell().customer();
            if (at(pendingCommand) != null && customer != null && !pendingCommand.answered()) {
                if (customer.email() != null) {
                    add(named, hashes.email(customer.email()), pendingCommand);
                }
                if (customer.reference() != null) {
                    add(named, hashes.reference(pendingCommand.tell().source(), customer.reference()), pendingCommand);
                }
            }
        }
        if (named.isEmpty()) {
            return;
        }
        erased(
                        transaction,
                        named.keySet().stream().map(HexFormat.of()::parseHex).toList())
                .forEach((hash, erased) -> {
                    for (PendingCommand pendingCommand : named.getOrDefault(hash, List.of())) {
                        Instant at = at(pendingCommand);
                        if (at != null && at.isBefore(erased.at())) {
                            pendingCommand.forget(erased.erasure());
                        }
                    }
                });
    }

    private static void add(Map<String, List<PendingCommand>> named, byte[] hash, PendingCommand pendingCommand) {
        named.computeIfAbsent(HexFormat.of().formatHex(hash), key -> new ArrayList<>(1))
                .add(pendingCommand);
    }

    private static Map<String, Erased> erased(Connection transaction, List<byte[]> hashes) throws SQLException {
        Map<String, Erased> erased = new HashMap<>();
        try (PreparedStatement select = transaction.prepareStatement(ERASED)) {
            select.setArray(1, transaction.createArrayOf("bytea", hashes.toArray(byte[][]::new)));
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    erased.put(
                            HexFormat.of().formatHex(row.getBytes("hash")),
                            new Erased(
                                    row.getObject("erasure_id", UUID.class),
                                    CaseRows.instant(row, "erased_at", Instant.MIN)));
                }
            }
        }
        return erased;
    }

    /** What may be recorded of a fact of this case. */
    Command.Tell respect(OpenCase open, PendingCommand pendingCommand) throws SQLException {
        if (open.erasedAt() != null) {
            pendingCommand.forget();
            pendingCommand.keepAs(hashes.name(
                    pendingCommand.tell().source(), pendingCommand.tell().eventId()));
        }
        return pendingCommand.tell();
    }

    /** An agent is told that nothing can be written any more; that what was written is dropped in silence would surprise. */
    static void refuseTexts(OpenCase open, Command.Act act) {
        if (open.erasedAt() == null || act.moves().stream().noneMatch(part -> part.message() != null)) {
            return;
        }
        List<String> allowed = AgentAction.allowedIn(open.complaint().milestones()).stream()
                .filter(agentAction -> !agentAction.writes())
                .map(AgentAction::wireName)
                .toList();
        throw Problem.of(
                        409,
                        "person-erased",
                        "The person was erased",
                        "Whoever the case is about was erased, so no text can be added to it. Reasons can be given as codes.")
                .with("allowed", allowed)
                .header("ETag", ETags.of(open.complaint().version()))
                .exception();
    }

    /** Cases that turned out to be about somebody erased: the erasure takes them, too. */
    void resume(Connection transaction, List<PendingCommand> recorded) throws SQLException {
        List<PendingCommand> forgotten = recorded.stream()
                .filter(pendingCommand -> pendingCommand.erasureId() != null)
                .toList();
        if (forgotten.isEmpty()) {
            return;
        }
        try (PreparedStatement insert = transaction.prepareStatement(ENQUEUE);
                PreparedStatement update = transaction.prepareStatement(RESUME)) {
            new Columns<>(transaction, insert, forgotten)
                    .texts(pendingCommand -> String.valueOf(pendingCommand.erasureId()))
                    .ids(pendingCommand -> pendingCommand.recorded().complaintId());
            insert.executeUpdate();
            update.setArray(
                    1,
                    transaction.createArrayOf(
                            "uuid",
                            forgotten.stream()
                                    .map(PendingCommand::erasureId)
                                    .distinct()
                                    .toArray()));
            update.executeUpdate();
        }
    }

    /** Puts hashes in the place of the names that sources gave a case and its events. */
    void rename(Connection transaction, List<OpenCase> cases) throws SQLException {
        PersonRows.rename(transaction, cases, hashes);
    }
}
