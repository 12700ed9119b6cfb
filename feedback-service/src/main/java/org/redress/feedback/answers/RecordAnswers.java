package org.redress.feedback.answers;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** Takes sheets in: recorded once, published, counted by class of promoter. */
@ApplicationScoped
public class RecordAnswers {

    private final ResponseRepository archive;
    private final ResponseMetrics responseMetrics;

    RecordAnswers(ResponseRepository archive, ResponseMetrics responseMetrics) {
        this.archive = archive;
        this.responseMetrics = responseMetrics;
    }

    /**
     * Records postings in one transaction.
     *
     * @return one result per posting, in order
     * @throws SQLException if the database fails; nothing was recorded then
     */
    public List<Recorded> record(List<Posting> postings) throws SQLException {
        List<Recorded> recorded = archive.record(postings);
        committed(postings, recorded);
        return recorded;
    }

    /**
     * Records a batch of answers and of what is told of invitations in one transaction.
     *
     * @throws SQLException if the database fails; nothing was recorded then
     */
    public RecordedBatch record(List<Posting> postings, List<InvitationReport> reports) throws SQLException {
        RecordedBatch recorded = archive.record(postings, reports);
        committed(postings, recorded.answers());
        return recorded;
    }

    /** Records one posting in the caller's transaction, who says {@link #committed} behind it. */
    public Recorded record(Connection transaction, Posting posting) throws SQLException {
        return archive.record(transaction, List.of(posting)).getFirst();
    }

    /** The transaction of these postings was committed. */
    public void committed(List<Posting> postings, List<Recorded> recorded) {
        archive.committed();
        for (int i = 0; i < postings.size(); i++) {
            responseMetrics.count(postings.get(i), recorded.get(i));
        }
    }
}
