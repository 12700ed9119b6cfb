package org.redress.kpi.fact.store;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.redress.kit.store.Sql;
import org.redress.kit.store.Table;
import org.redress.kpi.cell.DimensionSet;
import org.redress.kpi.cell.store.Dictionaries;
import org.redress.kpi.fact.InvitationFact;
import org.redress.kpi.fact.InvitationLife;
import org.redress.kpi.fact.Invitations;

/** The rows of invitations to surveys. */
@ApplicationScoped
public class InvitationRows {

    private record InvitationRow(InvitationFact invitation, int set) {

        InvitationLife life() {
            return invitation.life();
        }
    }

    private static final Table<InvitationRow> INVITATIONS = Table.<InvitationRow>named("invitation_fact")
            .uuid("invitation", row -> row.invitation().invitation())
            .integer("version", row -> row.invitation().version())
            .uuid("complaint", row -> row.invitation().complaint())
            .integer("dimension_set", InvitationRow::set)
            .instant("sent_at", row -> row.life().sentAt())
            .instant("delivered_at", row -> row.life().deliveredAt())
            .instant("bounced_at", row -> row.life().bouncedAt())
            .instant("opened_at", row -> row.life().openedAt())
            .instant("dismissed_at", row -> row.life().dismissedAt())
            .instant("expired_at", row -> row.life().expiredAt())
            .instant("answered_at", row -> row.life().answeredAt())
            .build();

    /** Of each invitation the higher version stays, so that a rebuild needs to know nothing of what is stored. */
    private static final String UPSERT = INVITATIONS.insertAs("i") + " on conflict (invitation) do update set "
            + INVITATIONS.assignments("excluded", "invitation") + " where i.version < excluded.version";

    private final Dictionaries dictionaries;

    InvitationRows(Dictionaries dictionaries) {
        this.dictionaries = dictionaries;
    }

    /** Those of these invitations that are known, locked until the end of the transaction. */
    public Invitations load(Connection transaction, Collection<InvitationFact> touched) throws SQLException {
        return new Invitations(read(
                transaction,
                "where invitation = any (?) order by invitation for update",
                Sql.uuids(touched.stream().map(InvitationFact::invitation).toList())));
    }

    /** Stores invitations; of each the highest version stays. */
    public void save(Connection transaction, Collection<InvitationFact> invitations) throws SQLException {
        Map<DimensionSet, Integer> sets = dictionaries.sets(
                invitations.stream().map(InvitationFact::dimensions).collect(Collectors.toSet()));
        INVITATIONS.write(
                transaction,
                UPSERT,
                invitations.stream()
                        .sorted(Comparator.comparing(InvitationFact::invitation))
                        .map(invitation -> new InvitationRow(
                                invitation, Objects.requireNonNull(sets.get(invitation.dimensions()))))
                        .toList());
    }

    /** Invitations in order of id, after the given one. */
    public List<InvitationFact> after(Connection transaction, UUID invitation, int limit) throws SQLException {
        return read(transaction, "where invitation > ? order by invitation limit ?", invitation, limit);
    }

    private List<InvitationFact> read(Connection transaction, String which, Object... parameters) throws SQLException {
        record Found(UUID invitation, int version, @Nullable UUID complaint, int set, InvitationLife life) {}
        List<Found> found = Sql.on(transaction)
                .list(
                        "select " + INVITATIONS.columns() + " from invitation_fact " + which,
                        row -> new Found(
                                row.uuid("invitation"),
                                row.integer("version"),
                                row.optionalUuid("complaint"),
                                row.integer("dimension_set"),
                                new InvitationLife(
                                        row.optionalInstant("sent_at"),
                                        row.optionalInstant("delivered_at"),
                                        row.optionalInstant("bounced_at"),
                                        row.optionalInstant("opened_at"),
                                        row.optionalInstant("dismissed_at"),
                                        row.optionalInstant("expired_at"),
                                        row.optionalInstant("answered_at"))),
                        parameters);
        Map<Integer, DimensionSet> sets =
                dictionaries.setsById(found.stream().map(Found::set).collect(Collectors.toSet()));
        return found.stream()
                .map(row -> new InvitationFact(
                        row.invitation,
                        row.version,
                        row.complaint,
                        Objects.requireNonNull(sets.get(row.set)),
                        row.life))
                .toList();
    }
}
