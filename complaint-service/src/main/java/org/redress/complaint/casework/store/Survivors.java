package org.redress.complaint.casework.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Locale;
import java.util.UUID;
import org.redress.complaint.casework.Command;
import org.redress.complaint.lifecycle.Complaint;
import org.redress.complaint.lifecycle.Status;
import org.redress.kit.Uuids;
import org.redress.kit.problem.Problem;
import org.redress.kit.problem.ProblemException;

/** The cases that go on in the place of duplicates: found, and refused where they cannot. */
final class Survivors {

    // Each by its own index. Our own ids and numbers go first: a source that uses them means them.
    private static final String FIND = """
            select coalesce(
                (select c.id from complaint c where c.id = ?::uuid and (not ? or c.source = ?)),
                (select c.id from complaint c where c.number = ? and (not ? or c.source = ?)),
                (select c.id from complaint c where c.source = ? and c.external_ref = ?)) as id
            """;

    private Survivors() {}

    /** Finds the case that a merge names; merges are rare, so one by one. */
    static void lookUp(Connection transaction, PendingCommand pendingCommand) throws SQLException {
        String reference = pendingCommand.survivor();
        if (reference == null) {
            return;
        }
        Command.Tell tell = pendingCommand.step() instanceof Command.Tell told ? told : null;
        boolean own = tell != null && tell.ownCases();
        String source = tell == null ? null : tell.source();
        try (PreparedStatement select = transaction.prepareStatement(FIND)) {
            select.setString(1, Uuids.parse(reference).isPresent() ? reference : null);
            select.setBoolean(2, own);
            select.setString(3, source);
            select.setString(4, reference.toUpperCase(Locale.ROOT));
            select.setBoolean(5, own);
            select.setString(6, source);
            select.setString(7, source);
            select.setString(8, reference);
            try (ResultSet row = select.executeQuery()) {
                row.next();
                pendingCommand.foundSurvivor(row.getObject("id", UUID.class));
            }
        }
    }

    static ProblemException unknown(PendingCommand pendingCommand) {
        return refusal(pendingCommand, "unknown", "There is no such case that could go on.", "is not known here")
                .exception();
    }

    /** Refuses a survivor that is the duplicate itself, or a duplicate of another. */
    static void check(Complaint duplicate, Complaint survivor, PendingCommand pendingCommand) {
        if (survivor.id().equals(duplicate.id())) {
            throw refusal(pendingCommand, "itself", "A case is no duplicate of itself.", "is the case itself")
                    .exception();
        }
        if (survivor.milestones().status() == Status.MERGED) {
            throw refusal(
                            pendingCommand,
                            "merged",
                            "The case " + survivor.number()
                                    + " is a duplicate itself; merge into the one it was merged into.",
                            "is merged itself")
                    .with("mergedInto", String.valueOf(survivor.milestones().mergedInto()))
                    .exception();
        }
    }

    private static Problem refusal(PendingCommand pendingCommand, String code, String detail, String message) {
        Problem problem = Problem.of(409, "cannot-merge", "The other case cannot go on in its place", detail);
        return pendingCommand.step() instanceof Command.Tell tell
                ? problem.at("/data/into", code, message).with("event", String.valueOf(tell.eventId()))
                : problem.at("/into", code, message);
    }
}
