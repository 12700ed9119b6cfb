package org.redress.complaint.policies.http;

import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.regex.Pattern;
import org.redress.complaint.policies.Definition;
import org.redress.complaint.sla.PolicyAssignment;
import org.redress.kit.etag.ETags;
import org.redress.kit.problem.Problem;

/** What calendars and policies answer alike. */
public final class DefinitionAnswers {

    // Slashes would not fit into an address.
    private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9._-]{0,63}");

    private DefinitionAnswers() {}

    /**
     * Refuses an id that no calendar or policy can have.
     *
     * @throws org.redress.kit.problem.ProblemException 400
     */
    public static void requireId(String id) {
        if (!ID.matcher(id).matches() || id.equals(PolicyAssignment.CONFIGURED)) {
            throw Problem.invalidRequest("The id cannot be used.")
                    .at(
                            "path:id",
                            "malformed",
                            "must be in lower case, with digits, dots and hyphens, and not "
                                    + PolicyAssignment.CONFIGURED)
                    .exception();
        }
    }

    static Response ok(Definition definition, List<DefinitionView.Warning> warnings) {
        return answer(definition, 200, warnings);
    }

    static Response saved(Definition definition, List<DefinitionView.Warning> warnings) {
        return answer(definition, definition.version() == 1 ? 201 : 200, warnings);
    }

    private static Response answer(Definition definition, int status, List<DefinitionView.Warning> warnings) {
        return Response.status(status)
                .entity(DefinitionView.of(definition, warnings))
                .header("ETag", ETags.of(definition.version()))
                .build();
    }
}
