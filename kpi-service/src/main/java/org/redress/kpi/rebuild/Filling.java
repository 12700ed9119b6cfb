package org.redress.kpi.rebuild;

import java.sql.SQLException;
import java.util.Collection;
import java.util.Map;
import org.redress.kpi.fact.CaseLife;
import org.redress.kpi.fact.InvitationFact;
import org.redress.kpi.fact.ResponseFact;

/** Tables that are filled from the topics. */
public interface Filling {

    /** Up to where each partition is read; excluded. */
    Map<EventSource.Partition, Long> begunAt();

    /** Stores whole lives, each for the only time, and counts them. Safe for concurrent use. */
    void store(Collection<CaseLife> lives) throws SQLException;

    /** Stores what is known of lives of which more may come; {@link #complete} puts them together. Safe for concurrent use. */
    void storeParts(Collection<CaseLife> lives) throws SQLException;

    /** Stores answer sheets; of each the highest version stays. Safe for concurrent use. */
    void storeSheets(Collection<ResponseFact> sheets) throws SQLException;

    /** Stores invitations; of each the highest version stays. Safe for concurrent use. */
    void storeInvitations(Collection<InvitationFact> invitations) throws SQLException;

    /** After everything is stored: puts together what came in parts, sums up the cells, and makes the tables fit for use. */
    void complete() throws SQLException;
}
