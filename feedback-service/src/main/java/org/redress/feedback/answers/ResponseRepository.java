package org.redress.feedback.answers;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Where sheets are kept. */
public interface ResponseRepository {

    /**
     * Records postings and their events in one transaction of its own; each once, whatever was posted before or beside it.
     *
     * @return one result per posting, in order
     * @throws SQLException if the database fails; nothing was recorded then
     */
    List<Recorded> record(List<Posting> postings) throws SQLException;

    /** The same in the caller's transaction; the caller says {@link #committed()} behind it. */
    List<Recorded> record(Connection transaction, List<Posting> postings) throws SQLException;

    /**
     * Records postings and reports of invitations in one transaction of its own.
     *
     * @throws SQLException if the database fails; nothing was recorded then
     */
    RecordedBatch record(List<Posting> postings, List<InvitationReport> reports) throws SQLException;

    /** Postings were committed: they may be published now. */
    void committed();

    /** The counted form of a sheet. */
    Optional<ResponseView> find(UUID feedbackId) throws SQLException;

    /** Sheets, newest first, below the given one; of one complaint or of all. */
    List<ResponseView> list(@Nullable UUID complaintId, @Nullable UUID below, int limit) throws SQLException;
}
