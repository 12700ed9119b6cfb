package org.redress.feedback.answers.store;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.redress.feedback.answers.InvitationState;
import org.redress.feedback.answers.KnownInvitations;

/** Reads invitations with the dimensions of their case where it is known. */
@ApplicationScoped
class InvitationQueries implements KnownInvitations {

    private static final String FIND = """
            select i.invitation_id, i.version, i.complaint_id, i.survey, i.sent_at, i.delivered_at, i.bounced_at, i.opened_at,
                i.dismissed_at, i.expired_at, i.answered_at,
                coalesce(c.source, i.dim_source) as source, coalesce(c.channel, i.channel) as channel,
                coalesce(c.category, i.category) as category, coalesce(c.product, i.product) as product,
                coalesce(c.team, i.team) as team, coalesce(c.priority, i.priority) as priority,
                coalesce(c.brand, i.brand) as brand, coalesce(c.region, i.region) as region
            from invitation i left join complaint_case c on c.complaint_id = i.complaint_id
            where i.invitation_id = ? and i.version > 0
            """;

    private final DataSource database;

    InvitationQueries(DataSource database) {
        this.database = database;
    }

    @Override
    public Optional<InvitationState> find(UUID invitationId) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(FIND)) {
            select.setObject(1, invitationId);
            try (ResultSet row = select.executeQuery()) {
                return row.next()
                        ? Optional.of(new InvitationState(
                                row.getObject("invitation_id", UUID.class),
                                row.getInt("version"),
                                row.getObject("complaint_id", UUID.class),
                                row.getString("survey"),
                                CaseRows.dimensions(row),
                                InvitationRows.times(row)))
                        : Optional.empty();
            }
        }
    }
}
