package org.redress.complaint.erasure.store;

import io.agroal.api.AgroalDataSource;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.redress.complaint.casework.ErasureBatch;
import org.redress.complaint.erasure.Erasure;
import org.redress.complaint.erasure.ErasurePreview;
import org.redress.complaint.erasure.ErasureStore;
import org.redress.complaint.erasure.Person;
import org.redress.complaint.lifecycle.CaseActor;
import org.redress.kit.Uuids;
import org.redress.kit.store.Transactions;

/** The tables {@code erasure}, {@code erasure_case} and {@code erased_identifier}. */
@Singleton
class PostgresErasures implements ErasureStore {

    // Every intake reads this table, so that this lock waits for those under way, and those behind it see the row.
    private static final String WAIT_FOR_INTAKE = "lock table erasure in access exclusive mode";
    private static final String REQUEST = """
            insert into erasure (id, state, reason, requested_at, requested_by, cases, open_cases)
            values (?, 'running', ?, ?, ?, 0, 0)
            """;
    private static final String BURY = """
            insert into erased_identifier (hash, erasure_id, erased_at) select unnest(?::bytea[]), ?, ?
            on conflict (hash) do update set erasure_id = excluded.erasure_id, erased_at = excluded.erased_at
            """;
    private static final String TAKE = """
            insert into erasure_case (erasure_id, complaint_id, done) select ?, unnest(?::uuid[]), false on conflict do nothing
            """;
    private static final String COUNT = "update erasure set cases = ?, open_cases = ? where id = ?";
    private static final String ONE = """
            select e.*, (select count(*) from erasure_case c where c.erasure_id = e.id and c.done) as erased from erasure e
            """;
    private static final String FIND = ONE + " where e.id = ?";
    private static final String LATEST = ONE + " order by e.requested_at desc, e.id desc limit ?";
    private static final String BEFORE = ONE + """
             where e.id in (select i.erasure_id from erased_identifier i where i.hash = any (?)
                union select d.erasure_id from erasure_case d where d.complaint_id = any (?))
            order by e.requested_at desc limit 1
            """;
    private static final String CLAIM = """
            select e.id, e.reason, e.requested_by from erasure e
            where e.state = 'running' and exists (select from erasure_case c where c.erasure_id = e.id and not c.done)
            order by e.id limit 1 for update skip locked
            """;
    private static final String WAITING = """
            select complaint_id from erasure_case where erasure_id = ? and not done order by complaint_id limit ?
            """;
    private static final String DONE =
            "update erasure_case set done = true where erasure_id = ? and complaint_id = any (?)";
    private static final String ADVANCE = """
            update erasure e set messages = messages + ?, (state, finished_at) = (
                select case when l.waiting then 'running' else 'done' end, case when l.waiting then null else ?::timestamptz end
                from (select exists (select from erasure_case c where c.erasure_id = e.id and not c.done) as waiting) l)
            where e.id = ?
            """;

    private final AgroalDataSource dataSource;
    private final Transactions transactions;
    private final PersonCases cases;

    PostgresErasures(AgroalDataSource dataSource, Transactions transactions, PersonCases cases) {
        this.dataSource = dataSource;
        this.transactions = transactions;
        this.cases = cases;
    }

    @Override
    public Optional<ErasurePreview> find(Person person, int mostNumbers) throws SQLException {
        return transactions.inTransaction(transaction -> {
            Optional<PersonCases.Names> names = cases.names(transaction, person);
            return names.isEmpty()
                    ? Optional.empty()
                    : Optional.of(cases.finding(transaction, cases.of(transaction, names.get()), mostNumbers));
        });
    }

    @Override
    public Optional<Erasure> before(Person person) throws SQLException {
        return transactions.inTransaction(transaction -> {
            Optional<PersonCases.Names> names = cases.names(transaction, person);
            if (names.isEmpty()) {
                return Optional.empty();
            }
            try (PreparedStatement select = transaction.prepareStatement(BEFORE)) {
                select.setArray(
                        1,
                        transaction.createArrayOf(
                                "bytea", cases.hashes(names.get()).toArray(byte[][]::new)));
                select.setArray(
                        2, transaction.createArrayOf("uuid", names.get().cases().toArray()));
                return erasures(select).stream().findFirst();
            }
        });
    }

    @Override
    public UUID request(Person person, String reason, Instant at, String by) throws SQLException {
        Optional<PersonCases.Names> names = transactions.inTransaction(transaction -> cases.names(transaction, person));
        UUID id = transactions.inTransaction(transaction -> {
            UUID requested = Uuids.next();
            List<byte[]> hashes = names.isEmpty() ? List.of() : cases.hashes(names.get());
            try (Statement lock = transaction.createStatement();
                    PreparedStatement insert = transaction.prepareStatement(REQUEST);
                    PreparedStatement bury = transaction.prepareStatement(BURY)) {
                lock.execute(WAIT_FOR_INTAKE);
                insert.setObject(1, requested);
                insert.setString(2, reason);
                insert.setObject(3, time(at));
                insert.setString(4, by);
                insert.executeUpdate();
                bury.setArray(1, transaction.createArrayOf("bytea", hashes.toArray(byte[][]::new)));
                bury.setObject(2, requested);
                bury.setObject(3, time(at));
                bury.executeUpdate();
            }
            return requested;
        });
        // Only now nothing more of the person can come in that would not be seen here.
        return transactions.inTransaction(transaction -> {
            List<UUID> found = names.isEmpty() ? List.of() : cases.of(transaction, names.get());
            ErasurePreview erasurePreview = cases.finding(transaction, found, 0);
            try (PreparedStatement take = transaction.prepareStatement(TAKE);
                    PreparedStatement count = transaction.prepareStatement(COUNT)) {
                take.setObject(1, id);
                take.setArray(2, transaction.createArrayOf("uuid", found.toArray()));
                take.executeUpdate();
                count.setInt(1, erasurePreview.cases());
                count.setInt(2, erasurePreview.openCases());
                count.setObject(3, id);
                count.executeUpdate();
            }
            return id;
        });
    }

    @Override
    public Optional<Erasure> one(UUID id) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement(FIND)) {
            select.setObject(1, id);
            return erasures(select).stream().findFirst();
        }
    }

    @Override
    public List<Erasure> latest(int most) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement(LATEST)) {
            select.setInt(1, most);
            return erasures(select);
        }
    }

    @Override
    public Optional<ErasureBatch.Part> claim(Connection transaction, int most) throws SQLException {
        try (PreparedStatement claim = transaction.prepareStatement(CLAIM);
                ResultSet row = claim.executeQuery()) {
            if (!row.next()) {
                return Optional.empty();
            }
            UUID id = row.getObject("id", UUID.class);
            return Optional.of(new ErasureBatch.Part(
                    id, actor(row.getString("requested_by")), row.getString("reason"), waiting(transaction, id, most)));
        }
    }

    private static List<UUID> waiting(Connection transaction, UUID id, int most) throws SQLException {
        List<UUID> waiting = new ArrayList<>();
        try (PreparedStatement select = transaction.prepareStatement(WAITING)) {
            select.setObject(1, id);
            select.setInt(2, most);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    waiting.add(row.getObject(1, UUID.class));
                }
            }
        }
        return waiting;
    }

    @Override
    public void advance(Connection transaction, ErasureBatch.Part part, ErasureBatch.Tally tally, Instant at)
            throws SQLException {
        try (PreparedStatement done = transaction.prepareStatement(DONE);
                PreparedStatement advance = transaction.prepareStatement(ADVANCE)) {
            done.setObject(1, part.erasure());
            done.setArray(2, transaction.createArrayOf("uuid", part.cases().toArray()));
            done.executeUpdate();
            advance.setInt(1, tally.messages());
            advance.setObject(2, time(at));
            advance.setObject(3, part.erasure());
            advance.executeUpdate();
        }
    }

    /** From {@code kind:id}. */
    private static CaseActor actor(String caller) {
        CaseActor.Kind kind = caller.startsWith("system:") ? CaseActor.Kind.SYSTEM : CaseActor.Kind.AGENT;
        return new CaseActor(kind, caller.substring(caller.indexOf(':') + 1));
    }

    private static List<Erasure> erasures(PreparedStatement select) throws SQLException {
        List<Erasure> erasures = new ArrayList<>();
        try (ResultSet row = select.executeQuery()) {
            while (row.next()) {
                OffsetDateTime finished = row.getObject("finished_at", OffsetDateTime.class);
                erasures.add(new Erasure(
                        row.getObject("id", UUID.class),
                        Erasure.State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
                        row.getString("reason"),
                        row.getObject("requested_at", OffsetDateTime.class).toInstant(),
                        row.getString("requested_by"),
                        finished == null ? null : finished.toInstant(),
                        row.getInt("cases"),
                        row.getInt("open_cases"),
                        row.getInt("erased"),
                        row.getInt("messages")));
            }
        }
        return erasures;
    }

    private static OffsetDateTime time(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
