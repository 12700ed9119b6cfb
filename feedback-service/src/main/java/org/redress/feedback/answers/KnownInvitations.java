package org.redress.feedback.answers;

import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;

/** Invitations to surveys, as they are read back. */
public interface KnownInvitations {

    /**
     * What is known of an invitation, with the dimensions of its case where that is known.
     *
     * @return absent if nothing was ever told of it
     * @throws SQLException if the database fails
     */
    Optional<InvitationState> find(UUID invitationId) throws SQLException;
}
