package org.redress.complaint.casework.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.redress.complaint.casework.CommandResult;
import org.redress.complaint.casework.Customer;
import org.redress.complaint.casework.Message;

/** The tables {@code intake_key}, {@code message}, {@code customer}, and what the steps of a transaction refer to. */
final class IntakeRows {

    private static final String LOOK_UP = """
            select u.n, now() as asof, (select max(e.requested_at) from erasure e) as erased, k.complaint_id, k.version, d.number, c.id
            from unnest(?::text[], ?::text[], ?::text[]) with ordinality u (source, event_id, reference, n)
            left join intake_key k on k.source = u.source and k.event_id = u.event_id
            left join complaint d on d.id = k.complaint_id
            left join complaint c on c.source = u.source and c.external_ref = u.reference
            """;
    private static final String LOOK_UP_IDS = """
            select u.n, c.id, c.source
            from unnest(?::text[]::uuid[]) with ordinality u (id, n) join complaint c on c.id = u.id
            """;
    private static final String LOOK_UP_NUMBERS = """
            select u.n, c.id, c.source
            from unnest(?::text[]) with ordinality u (number, n) join complaint c on c.number = u.number
            """;
    private static final String KEEP_KEYS = """
            insert into intake_key (source, event_id, complaint_id, version)
            select * from unnest(?::text[], ?::text[], ?::text[]::uuid[], ?::int4[])
            """;
    private static final String KEEP_MESSAGES = """
            insert into message (id, complaint_id, version, direction, body)
            select * from unnest(?::text[]::uuid[], ?::text[]::uuid[], ?::int4[], ?::text[], ?::text[])
            """;
    private static final String KEEP_CUSTOMERS = """
            insert into customer (complaint_id, name, email, phone, reference)
            select * from unnest(?::text[]::uuid[], ?::text[], ?::text[], ?::text[], ?::text[])
            on conflict (complaint_id) do update set name = coalesce(excluded.name, customer.name),
                email = coalesce(excluded.email, customer.email), phone = coalesce(excluded.phone, customer.phone),
                reference = coalesce(excluded.reference, customer.reference)
            """;
    private static final String CUSTOMER = "select name, email, phone, reference from customer where complaint_id = ?";
    private static final String NUMBERS = "select nextval('complaint_number_seq')";
    private static final String NOW = "select now()";

    private static final Comparator<PendingCommand> KEY_ORDER = Comparator.comparing(
                    (PendingCommand pendingCommand) -> pendingCommand.tell().source())
            .thenComparing(
                    pendingCommand -> String.valueOf(pendingCommand.tell().eventId()));

    private IntakeRows() {}

    /**
     * What holds for a whole transaction.
     *
     * @param now its time
     * @param lastErasure when somebody was last erased; {@link Instant#MIN} for never, or if nothing is told
     */
    record Horizon(Instant now, Instant lastErasure) {}

    /** Finds what was told before, and the cases that references of the sources mean. */
    static Horizon lookUp(Connection transaction, List<PendingCommand> todos) throws SQLException {
        return todos.isEmpty()
                ? new Horizon(now(transaction), Instant.MIN)
                : lookUp(
                        transaction,
                        todos,
                        pendingCommand -> pendingCommand.tell().eventId(),
                        pendingCommand -> pendingCommand.tell().reference());
    }

    /** The same by other names of the events and cases. */
    static Horizon lookUp(
            Connection transaction,
            List<PendingCommand> todos,
            Function<PendingCommand, @Nullable String> eventId,
            Function<PendingCommand, @Nullable String> reference)
            throws SQLException {
        Horizon horizon = new Horizon(Instant.EPOCH, Instant.MIN);
        try (PreparedStatement select = transaction.prepareStatement(LOOK_UP)) {
            new Columns<>(transaction, select, todos)
                    .texts(pendingCommand -> pendingCommand.tell().source())
                    .texts(eventId)
                    .texts(reference);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    horizon = new Horizon(
                            CaseRows.instant(row, "asof", horizon.now()), CaseRows.instant(row, "erased", Instant.MIN));
                    PendingCommand pendingCommand = todos.get(row.getInt("n") - 1);
                    UUID known = row.getObject("complaint_id", UUID.class);
                    if (known != null) {
                        pendingCommand.answer(
                                new CommandResult.Duplicate(known, row.getString("number"), row.getInt("version")));
                    }
                    pendingCommand.found(row.getObject("id", UUID.class));
                }
            }
        }
        return horizon;
    }

    static Instant now(Connection transaction) throws SQLException {
        try (PreparedStatement select = transaction.prepareStatement(NOW);
                ResultSet row = select.executeQuery()) {
            row.next();
            return row.getObject(1, OffsetDateTime.class).toInstant();
        }
    }

    /** Finds cases by our ids and numbers. */
    static void lookUpOwn(Connection transaction, List<PendingCommand> todos, boolean numbers) throws SQLException {
        if (todos.isEmpty()) {
            return;
        }
        try (PreparedStatement select = transaction.prepareStatement(numbers ? LOOK_UP_NUMBERS : LOOK_UP_IDS)) {
            Columns<PendingCommand> columns = new Columns<>(transaction, select, todos);
            if (numbers) {
                columns.texts(PendingCommand::reference);
            } else {
                columns.ids(pendingCommand -> String.valueOf(pendingCommand.reference()));
            }
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    PendingCommand pendingCommand = todos.get(row.getInt("n") - 1);
                    if (pendingCommand.mayMean(row.getString("source"))) {
                        pendingCommand.found(row.getObject("id", UUID.class));
                    }
                }
            }
        }
    }

    /** Fails with a unique violation if another transaction was told the same. In one order, so that two never wait for each other. */
    static void keepKeys(Connection transaction, List<PendingCommand> recorded) throws SQLException {
        List<PendingCommand> keyed = recorded.stream()
                .filter(pendingCommand -> pendingCommand.tell().eventId() != null)
                .sorted(KEY_ORDER)
                .toList();
        if (keyed.isEmpty()) {
            return;
        }
        try (PreparedStatement insert = transaction.prepareStatement(KEEP_KEYS)) {
            new Columns<>(transaction, insert, keyed)
                    .texts(pendingCommand -> pendingCommand.tell().source())
                    .texts(PendingCommand::eventKey)
                    .ids(pendingCommand -> pendingCommand.recorded().complaintId())
                    .integers(pendingCommand -> pendingCommand.recorded().version());
            insert.executeUpdate();
        }
    }

    static void keepMessages(Connection transaction, List<OpenCase.Said> said) throws SQLException {
        if (said.isEmpty()) {
            return;
        }
        try (PreparedStatement insert = transaction.prepareStatement(KEEP_MESSAGES)) {
            new Columns<>(transaction, insert, said)
                    .ids(row -> row.message().id())
                    .ids(row -> row.complaint().id())
                    .integers(OpenCase.Said::version)
                    .texts(row -> direction(row.message()))
                    .texts(row -> row.message().body());
            insert.executeUpdate();
        }
    }

    private static String direction(Message message) {
        return StoredNames.of(message.direction());
    }

    static void keepCustomers(Connection transaction, List<OpenCase> cases) throws SQLException {
        List<OpenCase> changed =
                cases.stream().filter(open -> open.changedCustomer() != null).toList();
        if (changed.isEmpty()) {
            return;
        }
        try (PreparedStatement insert = transaction.prepareStatement(KEEP_CUSTOMERS)) {
            new Columns<>(transaction, insert, changed)
                    .ids(open -> open.complaint().id())
                    .texts(open -> field(open, Customer::name))
                    .texts(open -> field(open, Customer::email))
                    .texts(open -> field(open, Customer::phone))
                    .texts(open -> field(open, Customer::reference));
            insert.executeUpdate();
        }
    }

    private static @Nullable String field(OpenCase open, Function<Customer, @Nullable String> name) {
        Customer customer = open.changedCustomer();
        return customer == null ? null : name.apply(customer);
    }

    static @Nullable Customer customer(Connection transaction, UUID complaintId) throws SQLException {
        try (PreparedStatement select = transaction.prepareStatement(CUSTOMER)) {
            select.setObject(1, complaintId);
            try (ResultSet row = select.executeQuery()) {
                return row.next()
                        ? new Customer(row.getString(1), row.getString(2), row.getString(3), row.getString(4))
                        : null;
            }
        }
    }

    /** The first of 50 numbers that nobody else will get. */
    static long reserveNumbers(Connection transaction) throws SQLException {
        try (PreparedStatement select = transaction.prepareStatement(NUMBERS);
                ResultSet row = select.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }
}
