package org.redress.complaint.casework;

import java.util.UUID;
import org.redress.kit.problem.Problem;

/** What became of a step. */
public sealed interface CommandResult {

    /** A fact was recorded. {@code details} is the case as of this step. */
    record Recorded(UUID complaintId, String number, int version, CaseDetails details) implements CommandResult {}

    /** The same fact had been recorded before; nothing changed. */
    record Duplicate(UUID complaintId, String number, int version) implements CommandResult {}

    /** An agent's move was made. {@code details} is the case after it. */
    record Acted(CaseDetails details) implements CommandResult {}

    /** Nothing changed. */
    record Refused(Problem problem) implements CommandResult {}
}
