package org.redress.complaint.casework.store;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What tables hold of people beside the case row, and how it goes; {@code PersonalColumns} lists it. */
final class PersonRows {

    private static final String MARK = "update complaint set erased_at = ? where id = any (?)";
    private static final String CUSTOMERS = "delete from customer where complaint_id = any (?)";
    private static final String MESSAGES = "update message set body = '' where complaint_id = any (?) and body <> ''";
    // Answers to moves hold the case as it was then. Few days of them are kept, and nothing finds them by case.
    private static final String ANSWERS = """
            update idempotency_key set body = convert_to((convert_from(body, 'UTF8')::jsonb
                - array['subject', 'customer', 'customerName', 'fields', 'reference'])::text, 'UTF8')
            where lower(split_part(route, '/', 5)) = any (?) and status = 200 and body is not null
            """;
    private static final String REFERENCE = """
            update complaint c set external_ref = u.name from unnest(?::text[]::uuid[], ?::text[]) u (id, name)
            where c.id = u.id and c.external_ref is not null
            """;
    private static final String EVENTS = """
            select source, event_id from intake_key where complaint_id = any (?) and event_id not like 'erased:%'
            """;
    private static final String EVENT = """
            update intake_key k set event_id = u.name from unnest(?::text[], ?::text[], ?::text[]) u (source, event_id, name)
            where k.source = u.source and k.event_id = u.event_id
            """;
    private static final String FIND_ANYTHING = "set local enable_seqscan = on; set local statement_timeout = '60s'";

    private PersonRows() {}

    /** These statements look where there is no index; an erasure is rare, an index would cost every intake. */
    static void mayScan(Connection transaction) throws SQLException {
        try (var set = transaction.createStatement()) {
            set.execute(FIND_ANYTHING);
        }
    }

    /** Marks the cases and deletes who they are about, what was written, and what was answered. Returns how many texts. */
    static int erase(Connection transaction, List<OpenCase> cases, Instant now) throws SQLException {
        Array ids = ids(transaction, cases);
        try (PreparedStatement mark = transaction.prepareStatement(MARK);
                PreparedStatement customers = transaction.prepareStatement(CUSTOMERS);
                PreparedStatement messages = transaction.prepareStatement(MESSAGES);
                PreparedStatement answers = transaction.prepareStatement(ANSWERS)) {
            mark.setObject(1, now.atOffset(ZoneOffset.UTC));
            mark.setArray(2, ids);
            mark.executeUpdate();
            customers.setArray(1, ids);
            customers.executeUpdate();
            List<String> named = new ArrayList<>(2 * cases.size());
            for (OpenCase open : cases) {
                named.add(open.complaint().id().toString());
                named.add(open.complaint().number().toLowerCase(Locale.ROOT));
            }
            answers.setArray(1, transaction.createArrayOf("text", named.toArray()));
            answers.executeUpdate();
            messages.setArray(1, ids);
            return messages.executeUpdate();
        }
    }

    /** Puts hashes in the place of the names that sources gave the cases and their events. */
    static void rename(Connection transaction, List<OpenCase> cases, PersonHashes hashes) throws SQLException {
        record Renamed(UUID id, @Nullable String name) {}
        List<Renamed> references = new ArrayList<>(cases.size());
        for (OpenCase open : cases) {
            String reference = open.complaint().toRecord().reference();
            references.add(new Renamed(
                    open.complaint().id(), hashes.name(open.complaint().source(), reference)));
        }
        try (PreparedStatement update = transaction.prepareStatement(REFERENCE)) {
            new Columns<>(transaction, update, references).ids(Renamed::id).texts(Renamed::name);
            update.executeUpdate();
        }
        record Event(String source, String id, @Nullable String name) {}
        List<Event> events = new ArrayList<>();
        try (PreparedStatement select = transaction.prepareStatement(EVENTS)) {
            select.setArray(1, ids(transaction, cases));
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    events.add(new Event(
                            row.getString(1), row.getString(2), hashes.name(row.getString(1), row.getString(2))));
                }
            }
        }
        try (PreparedStatement update = transaction.prepareStatement(EVENT)) {
            new Columns<>(transaction, update, events)
                    .texts(Event::source)
                    .texts(Event::id)
                    .texts(Event::name);
            update.executeUpdate();
        }
    }

    private static Array ids(Connection transaction, List<OpenCase> cases) throws SQLException {
        return transaction.createArrayOf(
                "uuid", cases.stream().map(open -> open.complaint().id()).toArray());
    }
}
