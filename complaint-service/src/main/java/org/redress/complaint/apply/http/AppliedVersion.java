package org.redress.complaint.apply.http;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;
import org.redress.complaint.policy.json.DefinitionForms;
import org.redress.kit.problem.Problem;

/** The body that names the version to apply. */
final class AppliedVersion {

    static final String EXAMPLE = "{\"version\": 2}";

    private AppliedVersion() {}

    /** @throws org.redress.kit.problem.ProblemException 400 if it names none */
    static int of(byte @Nullable [] body) {
        JsonNode json = DefinitionForms.json(body);
        JsonNode version = json.path("version");
        if (!version.isInt() || json.size() != 1) {
            throw Problem.invalidRequest("Which version is to be applied?")
                    .at("/version", "required", "must be the number of a version, and stand alone")
                    .exception();
        }
        return version.intValue();
    }
}
