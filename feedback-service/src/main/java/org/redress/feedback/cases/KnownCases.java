package org.redress.feedback.cases;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;

/** Where cases are remembered. */
public interface KnownCases {

    /**
     * Remembers cases, each at most once in the list. Where the dimensions of a case with a counted sheet changed, the sheet is
     * published again with the new ones, so that figures by team or category follow the case.
     */
    void learn(Connection transaction, List<CaseFact> facts) throws SQLException;

    /** Forgets what people wrote about these known cases, now and from now on. Scores and times stay, and nothing is published. */
    void erasePersons(Connection transaction, List<UUID> complaintIds) throws SQLException;
}
