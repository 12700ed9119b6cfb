package org.redress.kpi.fact.store;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.redress.kpi.cell.DimensionSet;
import org.redress.kpi.cell.store.Columns;
import org.redress.kpi.cell.store.Dictionaries;
import org.redress.kpi.fact.InvitationFact;
import org.redress.kpi.fact.InvitationLife;
import org.redress.kpi.fact.Invitations;

/** The rows of invitations to surveys. */
@ApplicationScoped
public class InvitationRows {

    private static final String NAMES =
            "invitation, version, complaint, dimension_set, sent_at, delivered_at, bounced_at,"
                    + " opened_at, dismissed_at, expired_at, answered_at";

    /** Of each invitation the higher version stays, so that a rebuild needs to know nothing of what is stored. */
    private static final String UPSERT = """
            insert into invitation_fact as i (%1$s)
            select %1$s
              from unnest(?::uuid[], ?::int4[], ?::uuid[], ?::int4[], ?::timestamptz[], ?::timestamptz[], ?::timestamptz[],
                          ?::timestamptz[], ?::timestamptz[], ?::timestamptz[], ?::timestamptz[])
                   as new (%1$s)
            on conflict (invitation) do update
               set version = excluded.version, complaint = excluded.complaint, dimension_set = excluded.dimension_set,
                   sent_at = excluded.sent_at, delivered_at = excluded.delivered_at, bounced_at = excluded.bounced_at,
                   opened_at = excluded.opened_at, dismissed_at = excluded.dismissed_at, expired_at = excluded.expired_at,
                   answered_at = excluded.answered_at
             where i.version < excluded.version""".formatted(NAMES);

    private final Dictionaries dictionaries;

    InvitationRows(Dictionaries dictionaries) {
        this.dictionaries = dictionaries;
    }

    /** Those of these invitations that are known, locked until the end of the transaction. */
    public Invitations load(Connection transaction, Collection<InvitationFact> touched) throws SQLException {
        try (PreparedStatement statement = transaction.prepareStatement("select " + NAMES
                + " from invitation_fact where invitation = any (?::uuid[]) order by invitation for update")) {
            Array ids = transaction.createArrayOf(
                    "uuid", touched.stream().map(InvitationFact::invitation).toArray());
            statement.setArray(1, ids);
            try (ResultSet rows = statement.executeQuery()) {
                return new Invitations(read(rows));
            }
        }
    }

    /** Stores invitations; of each the highest version stays. */
    public void save(Connection transaction, Collection<InvitationFact> invitations) throws SQLException {
        Map<DimensionSet, Integer> sets = dictionaries.sets(
                invitations.stream().map(InvitationFact::dimensions).collect(Collectors.toSet()));
        Columns columns = Columns.of(
                "uuid",
                "int4",
                "uuid",
                "int4",
                "timestamptz",
                "timestamptz",
                "timestamptz",
                "timestamptz",
                "timestamptz",
                "timestamptz",
                "timestamptz");
        invitations.stream()
                .sorted(Comparator.comparing(InvitationFact::invitation))
                .forEach(invitation -> {
                    InvitationLife life = invitation.life();
                    columns.add(
                            invitation.invitation(),
                            invitation.version(),
                            invitation.complaint(),
                            sets.get(invitation.dimensions()),
                            life.sentAt(),
                            life.deliveredAt(),
                            life.bouncedAt(),
                            life.openedAt(),
                            life.dismissedAt(),
                            life.expiredAt(),
                            life.answeredAt());
                });
        columns.execute(transaction, UPSERT);
    }

    /** Invitations in order of id, after the given one. */
    public List<InvitationFact> after(Connection transaction, UUID invitation, int limit) throws SQLException {
        try (PreparedStatement statement = transaction.prepareStatement(
                "select " + NAMES + " from invitation_fact where invitation > ? order by invitation limit ?")) {
            statement.setObject(1, invitation);
            statement.setInt(2, limit);
            try (ResultSet rows = statement.executeQuery()) {
                return read(rows);
            }
        }
    }

    private List<InvitationFact> read(ResultSet rows) throws SQLException {
        record Row(UUID invitation, int version, @Nullable UUID complaint, int set, InvitationLife life) {}
        List<Row> found = new ArrayList<>();
        Set<Integer> ids = new HashSet<>();
        while (rows.next()) {
            found.add(new Row(
                    rows.getObject("invitation", UUID.class),
                    rows.getInt("version"),
                    rows.getObject("complaint", UUID.class),
                    rows.getInt("dimension_set"),
                    new InvitationLife(
                            time(rows, "sent_at"),
                            time(rows, "delivered_at"),
                            time(rows, "bounced_at"),
                            time(rows, "opened_at"),
                            time(rows, "dismissed_at"),
                            time(rows, "expired_at"),
                            time(rows, "answered_at"))));
            ids.add(rows.getInt("dimension_set"));
        }
        Map<Integer, DimensionSet> sets = dictionaries.setsById(ids);
        return found.stream()
                .map(row -> new InvitationFact(
                        row.invitation,
                        row.version,
                        row.complaint,
                        Objects.requireNonNull(sets.get(row.set)),
                        row.life))
                .toList();
    }

    private static @Nullable Instant time(ResultSet rows, String column) throws SQLException {
        OffsetDateTime time = rows.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
