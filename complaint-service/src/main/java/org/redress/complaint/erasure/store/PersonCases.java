package org.redress.complaint.erasure.store;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.redress.complaint.casework.store.PersonHashes;
import org.redress.complaint.erasure.ErasurePreview;
import org.redress.complaint.erasure.Person;
import org.redress.kit.Uuids;

/** Which cases are about a person. Looks through all customers: no index, because it is rare and an index would cost every intake. */
@Singleton
class PersonCases {

    private static final String MAY_SCAN = "set local enable_seqscan = on; set local statement_timeout = '60s'";
    private static final String NAMED = """
            select c.id, c.source, k.email, k.reference from complaint c left join customer k on k.complaint_id = c.id
            where %s
            """;
    private static final String NAMED_BY_ID = NAMED.formatted("c.id = ?::uuid");
    private static final String NAMED_BY_NUMBER = NAMED.formatted("c.number = ?");
    // A duplicate that names nobody is about whoever the case is about that it was merged into.
    private static final String CASES = """
            with found as (
                select c.id from complaint c where c.id = any (?)
                union select k.complaint_id from customer k where lower(k.email) = any (?)
                union select k.complaint_id from customer k join complaint c on c.id = k.complaint_id
                    where k.reference = any (?)
                    and (c.source, k.reference) in (select * from unnest(?::text[], ?::text[])))
            select c.id from complaint c where c.erased_at is null and (c.id in (select id from found)
                or c.id in (select h.aggregate_id from event_history h
                    where h.type = 'org.redress.complaint.merged.v1'
                    and h.data -> 'fact' ->> 'into' in (select id::text from found)
                    and not exists (select from customer k where k.complaint_id = h.aggregate_id
                        and (k.email is not null or k.reference is not null)))
                and c.status = 'merged')
            order by c.id
            """;
    private static final String FINDING = """
            select count(*) as cases,
                count(*) filter (where c.status in ('new', 'open', 'waiting-for-customer')) as open_cases,
                (select count(*) from customer k where k.complaint_id = any (?)) as contacts,
                (select count(*) from message m where m.complaint_id = any (?) and m.body <> '') as messages,
                count(*) filter (where c.attributes::text like '%"fields.%') as fields
            from complaint c where c.id = any (?)
            """;
    private static final String NUMBERS = "select number from complaint where id = any (?) order by id limit ?";

    private final PersonHashes hashes;

    PersonCases(PersonHashes hashes) {
        this.hashes = hashes;
    }

    /** How a source calls its customer. */
    record Reference(String source, String name) {}

    /**
     * Everything by which cases of a person are found.
     *
     * @param cases the case that was named, erased or not
     * @param emails in lower case
     */
    record Names(Set<UUID> cases, Set<String> emails, Set<Reference> references) {}

    /** By what a person is found; empty if the case that was named does not exist. */
    Optional<Names> names(Connection transaction, Person person) throws SQLException {
        Names names = new Names(new LinkedHashSet<>(), new LinkedHashSet<>(), new LinkedHashSet<>());
        if (person.email() != null) {
            names.emails.add(lower(person.email()));
        }
        if (person.source() != null && person.reference() != null) {
            names.references.add(new Reference(person.source(), person.reference()));
        }
        String complaint = person.complaint();
        if (complaint != null) {
            boolean byId = Uuids.parse(complaint).isPresent();
            try (PreparedStatement select = transaction.prepareStatement(byId ? NAMED_BY_ID : NAMED_BY_NUMBER)) {
                select.setString(1, byId ? complaint : complaint.toUpperCase(Locale.ROOT));
                try (ResultSet row = select.executeQuery()) {
                    if (!row.next()) {
                        return Optional.empty();
                    }
                    names.cases.add(row.getObject("id", UUID.class));
                    if (row.getString("email") != null) {
                        names.emails.add(lower(row.getString("email")));
                    }
                    if (row.getString("reference") != null) {
                        names.references.add(new Reference(row.getString("source"), row.getString("reference")));
                    }
                }
            }
        }
        return Optional.of(names);
    }

    private static String lower(String email) {
        return email.strip().toLowerCase(Locale.ROOT);
    }

    /** What is left of the names afterwards. */
    List<byte[]> hashes(Names names) throws SQLException {
        List<byte[]> hashed = new ArrayList<>();
        for (String email : names.emails) {
            hashed.add(hashes.email(email));
        }
        for (Reference reference : names.references) {
            hashed.add(hashes.reference(reference.source, reference.name));
        }
        return hashed;
    }

    /** The cases of a person that are not erased. */
    List<UUID> of(Connection transaction, Names names) throws SQLException {
        mayScan(transaction);
        List<UUID> cases = new ArrayList<>();
        try (PreparedStatement select = transaction.prepareStatement(CASES)) {
            select.setArray(1, transaction.createArrayOf("uuid", names.cases.toArray()));
            select.setArray(2, transaction.createArrayOf("text", names.emails.toArray()));
            Object[] references = names.references.stream().map(Reference::name).toArray();
            select.setArray(3, transaction.createArrayOf("text", references));
            select.setArray(
                    4,
                    transaction.createArrayOf(
                            "text",
                            names.references.stream().map(Reference::source).toArray()));
            select.setArray(5, transaction.createArrayOf("text", references));
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    cases.add(row.getObject(1, UUID.class));
                }
            }
        }
        return cases;
    }

    /** What is kept with these cases. */
    ErasurePreview finding(Connection transaction, List<UUID> cases, int mostNumbers) throws SQLException {
        mayScan(transaction);
        List<String> numbers = new ArrayList<>();
        try (PreparedStatement select = transaction.prepareStatement(NUMBERS)) {
            select.setArray(1, transaction.createArrayOf("uuid", cases.toArray()));
            select.setInt(2, mostNumbers);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    numbers.add(row.getString(1));
                }
            }
        }
        try (PreparedStatement select = transaction.prepareStatement(FINDING)) {
            for (int i = 1; i <= 3; i++) {
                select.setArray(i, transaction.createArrayOf("uuid", cases.toArray()));
            }
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return new ErasurePreview(
                        row.getInt("cases"),
                        row.getInt("open_cases"),
                        row.getInt("contacts"),
                        row.getInt("messages"),
                        row.getInt("fields"),
                        numbers);
            }
        }
    }

    private static void mayScan(Connection transaction) throws SQLException {
        try (Statement set = transaction.createStatement()) {
            set.execute(MAY_SCAN);
        }
    }
}
