package org.redress.feedback.answers.store;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.redress.feedback.answers.InvitationState;
import org.redress.feedback.answers.InvitationStep;
import org.redress.feedback.answers.ResponseDimensions;

/** The rows of invitations. Locked in the order of their ids, behind the rows of their cases. */
@ApplicationScoped
class InvitationRows {

    private static final String MAKE_SURE = """
            insert into invitation (invitation_id, version)
            select id, 0 from unnest(?) as id order by id
            on conflict on constraint invitation_pk do nothing
            """;
    private static final String LOCK = """
            select invitation_id from invitation where invitation_id = any (?) order by invitation_id for update
            """;

    /** In this order, whoever told it first and in whatever order it came. */
    private static final String SAID_FIRST =
            "(array_agg(r.%1$s order by r.occurred_at, r.source, r.source_id, r.step) filter (where r.%1$s is not null))[1] as %1$s";

    private static final List<String> SAID = List.of(
            "complaint_id",
            "survey",
            "dim_source",
            "channel",
            "category",
            "product",
            "team",
            "priority",
            "brand",
            "region");

    /** The whole state follows from all reports, so that it cannot depend on their order; a row that would stay the same is left alone. */
    private static final String RECKON = """
            update invitation i set version = i.version + 1, %1$s
            from (select r.invitation_id, %2$s
                    from invitation_report r where r.invitation_id = any (?) group by r.invitation_id) s
            where i.invitation_id = s.invitation_id and (%3$s) is distinct from (%4$s)
            returning i.*
            """.formatted(
                    columns().map(name -> name + " = s." + name).collect(Collectors.joining(", ")),
                    Stream.concat(
                                    SAID.stream().map(SAID_FIRST::formatted),
                                    steps().map(step -> "min(r.occurred_at) filter (where r.step = '%s') as %s_at"
                                            .formatted(step, step)))
                            .collect(Collectors.joining(", ")),
                    columns().map(name -> "i." + name).collect(Collectors.joining(", ")),
                    columns().map(name -> "s." + name).collect(Collectors.joining(", ")));

    private static final String FOLLOW = """
            update invitation i set version = i.version + 1
            from (select invitation_id from invitation where complaint_id = any (?) order by invitation_id for update) locked
            where i.invitation_id = locked.invitation_id
            returning i.*
            """;
    private static final String KNOWN =
            "select invitation_id, complaint_id, version from invitation where invitation_id = any (?)";

    /**
     * How far an invitation is known.
     *
     * @param version 0 if nothing was told of it yet
     */
    record Known(@Nullable UUID complaintId, int version) {}

    /** Those of these that there are. */
    Map<UUID, Known> known(Connection transaction, List<UUID> ids) throws SQLException {
        Map<UUID, Known> known = new HashMap<>();
        try (PreparedStatement select = transaction.prepareStatement(KNOWN)) {
            select.setArray(1, PostgresResponses.uuids(transaction, ids));
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    known.put(
                            row.getObject("invitation_id", UUID.class),
                            new Known(row.getObject("complaint_id", UUID.class), row.getInt("version")));
                }
            }
        }
        return known;
    }

    /** Locks the rows of these invitations until the transaction ends, making those that are missing. */
    void lock(Connection transaction, List<UUID> ids) throws SQLException {
        for (String sql : List.of(MAKE_SURE, LOCK)) {
            try (PreparedStatement statement = transaction.prepareStatement(sql)) {
                statement.setArray(1, PostgresResponses.uuids(transaction, ids));
                statement.execute();
            }
        }
    }

    /** Reckons these invitations again from their reports. Gives those that changed, with the dimensions as posted. */
    List<InvitationState> reckon(Connection transaction, List<UUID> ids) throws SQLException {
        return changed(transaction, RECKON, ids);
    }

    /** The next version of all invitations of these cases, with the dimensions as posted. */
    List<InvitationState> follow(Connection transaction, List<UUID> complaintIds) throws SQLException {
        return changed(transaction, FOLLOW, complaintIds);
    }

    private static List<InvitationState> changed(Connection transaction, String sql, List<UUID> ids)
            throws SQLException {
        List<InvitationState> changed = new ArrayList<>();
        try (PreparedStatement update = transaction.prepareStatement(sql)) {
            update.setArray(1, PostgresResponses.uuids(transaction, ids));
            try (ResultSet row = update.executeQuery()) {
                while (row.next()) {
                    changed.add(new InvitationState(
                            row.getObject("invitation_id", UUID.class),
                            row.getInt("version"),
                            row.getObject("complaint_id", UUID.class),
                            row.getString("survey"),
                            new ResponseDimensions(
                                    row.getString("dim_source"),
                                    row.getString("channel"),
                                    row.getString("category"),
                                    row.getString("product"),
                                    row.getString("team"),
                                    row.getString("priority"),
                                    row.getString("brand"),
                                    row.getString("region")),
                            times(row)));
                }
            }
        }
        return changed;
    }

    /** The times of a row with a column for each step. */
    static Map<InvitationStep, Instant> times(ResultSet row) throws SQLException {
        Map<InvitationStep, Instant> times = new EnumMap<>(InvitationStep.class);
        for (InvitationStep step : InvitationStep.values()) {
            OffsetDateTime at = row.getObject(step.code() + "_at", OffsetDateTime.class);
            if (at != null) {
                times.put(step, at.toInstant());
            }
        }
        return times;
    }

    private static Stream<String> columns() {
        return Stream.concat(SAID.stream(), steps().map(step -> step + "_at"));
    }

    private static Stream<String> steps() {
        return Stream.of(InvitationStep.values()).map(InvitationStep::code);
    }
}
