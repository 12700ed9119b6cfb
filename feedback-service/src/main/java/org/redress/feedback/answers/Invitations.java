package org.redress.feedback.answers;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;

/** Where invitations to surveys are kept. */
public interface Invitations {

    /**
     * Records reports in the caller's transaction, each once, and publishes the invitations of which something new is known.
     *
     * @return one result per report, in order; the feedback id is the invitation's
     */
    List<Recorded> record(Connection transaction, List<InvitationReport> reports) throws SQLException;

    /** The dimensions of these cases changed: their invitations are published again with the new ones. */
    void follow(Connection transaction, List<UUID> complaintIds) throws SQLException;
}
