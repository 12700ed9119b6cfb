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
import org.redress.complaint.casework.Customer;
import org.redress.complaint.casework.Step;
import org.redress.complaint.lifecycle.Move;
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
    void recognise(Connection transaction, List<Todo> tells, Instant lastErasure) throws SQLException {
        if (lastErasure.equals(Instant.MIN)) {
            return;
        }
        List<Todo> suspects = tells.stream().filter(todo -> !todo.answered()).toList();
        if (suspects.isEmpty()) {
            return;
        }
        Map<Todo, Hashed> hashed = HashMap.newHashMap(suspects.size());
        for (Todo todo : suspects) {
            Step.Tell tell = todo.tell();
            hashed.put(
                    todo,
                    new Hashed(
                            hashes.name(tell.source(), tell.eventId()), hashes.name(tell.source(), tell.reference())));
        }
        IntakeRows.lookUp(transaction, suspects, todo -> names(hashed, todo).event(), todo -> names(hashed, todo)
                .reference());
        people(transaction, suspects);
    }

    private record Hashed(@Nullable String event, @Nullable String reference) {}

    private static Hashed names(Map<Todo, Hashed> hashed, Todo todo) {
        return Optional.ofNullable(hashed.get(todo)).orElseThrow();
    }

    private static @Nullable Instant at(Todo todo) {
        return todo.tell().happening().at();
    }

    private void people(Connection transaction, List<Todo> suspects) throws SQLException {
        Map<String, List<Todo>> named = new HashMap<>();
        for (Todo todo : suspects) {
            Customer customer = todo.tell().customer();
            if (at(todo) != null && customer != null && !todo.answered()) {
                if (customer.email() != null) {
                    add(named, hashes.email(customer.email()), todo);
                }
                if (customer.reference() != null) {
                    add(named, hashes.reference(todo.tell().source(), customer.reference()), todo);
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
                    for (Todo todo : named.getOrDefault(hash, List.of())) {
                        Instant at = at(todo);
                        if (at != null && at.isBefore(erased.at())) {
                            todo.forget(erased.erasure());
                        }
                    }
                });
    }

    private static void add(Map<String, List<Todo>> named, byte[] hash, Todo todo) {
        named.computeIfAbsent(HexFormat.of().formatHex(hash), key -> new ArrayList<>(1))
                .add(todo);
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
    Step.Tell respect(OpenCase open, Todo todo) throws SQLException {
        if (open.erasedAt() != null) {
            todo.forget();
            todo.keepAs(hashes.name(todo.tell().source(), todo.tell().eventId()));
        }
        return todo.tell();
    }

    /** An agent is told that nothing can be written any more; that what was written is dropped in silence would surprise. */
    static void refuseTexts(OpenCase open, Step.Act act) {
        if (open.erasedAt() == null || act.moves().stream().noneMatch(part -> part.message() != null)) {
            return;
        }
        List<String> allowed = Move.allowedIn(open.complaint().milestones()).stream()
                .filter(move -> !move.writes())
                .map(Move::wireName)
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
    void resume(Connection transaction, List<Todo> recorded) throws SQLException {
        List<Todo> forgotten =
                recorded.stream().filter(todo -> todo.erasureId() != null).toList();
        if (forgotten.isEmpty()) {
            return;
        }
        try (PreparedStatement insert = transaction.prepareStatement(ENQUEUE);
                PreparedStatement update = transaction.prepareStatement(RESUME)) {
            new Columns<>(transaction, insert, forgotten)
                    .texts(todo -> String.valueOf(todo.erasureId()))
                    .ids(todo -> todo.recorded().complaintId());
            insert.executeUpdate();
            update.setArray(
                    1,
                    transaction.createArrayOf(
                            "uuid",
                            forgotten.stream().map(Todo::erasureId).distinct().toArray()));
            update.executeUpdate();
        }
    }

    /** Puts hashes in the place of the names that sources gave a case and its events. */
    void rename(Connection transaction, List<OpenCase> cases) throws SQLException {
        PersonRows.rename(transaction, cases, hashes);
    }
}
