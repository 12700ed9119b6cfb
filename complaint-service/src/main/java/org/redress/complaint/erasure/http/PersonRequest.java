package org.redress.complaint.erasure.http;

import com.fasterxml.jackson.databind.JsonNode;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.redress.complaint.erasure.Person;
import org.redress.complaint.intake.Texts;
import org.redress.kit.cloudevents.CloudEventReader;
import org.redress.kit.cloudevents.StrictJson;
import org.redress.kit.cloudevents.StrictJson.NotStrictJsonException;
import org.redress.kit.http.JsonMembers;
import org.redress.kit.problem.Problem;

/**
 * Whose erasure is asked for. In a body, never in an address: addresses are logged on the way.
 *
 * @param cases how many cases the preview told
 */
record PersonRequest(Person person, @Nullable Integer cases, String reason) {

    private static final String REQUEST = "request";

    /**
     * The body of a preview, for the API description. At least one of complaint, email, and source with reference.
     *
     * @param complaint id or number of one of their cases
     * @param source with reference: the system that calls its customer so
     */
    @Schema(name = "PersonToErase")
    record Named(
            @Nullable String complaint,
            @Nullable String email,
            @Nullable String source,
            @Nullable String reference) {}

    /**
     * The body of an erasure, for the API description.
     *
     * @param cases how many cases the preview told; 409 if there are not as many now
     * @param reason a code, {@code request} unless given
     */
    @Schema(name = "ErasureRequest")
    record Asked(
            @Nullable String complaint,
            @Nullable String email,
            @Nullable String source,
            @Nullable String reference,
            @Nullable Integer cases,
            @Nullable String reason) {}

    /** @throws org.redress.kit.problem.ProblemException 400 with every fault */
    static PersonRequest preview(byte @Nullable [] body) {
        JsonMembers fields = new JsonMembers(json(body));
        Person person = person(fields);
        fields.refuse("invalid-request", "The data is not valid");
        return new PersonRequest(person, null, REQUEST);
    }

    /** @throws org.redress.kit.problem.ProblemException 400 with every fault */
    static PersonRequest erasure(byte @Nullable [] body) {
        JsonMembers fields = new JsonMembers(json(body));
        Person person = person(fields);
        String reason = fields.code("reason");
        if (reason != null && !Texts.isCode(reason)) {
            fields.fault("reason", "not-accepted", "must be a code in lower case, for example retention");
        }
        Integer cases = fields.integer("cases", 1, Integer.MAX_VALUE);
        fields.refuse("invalid-request", "The data is not valid");
        return new PersonRequest(person, cases, reason == null ? REQUEST : reason);
    }

    private static Person person(JsonMembers fields) {
        Person person = new Person(
                fields.line("complaint", Texts.MAX_CODE),
                fields.line("email", 320),
                fields.line("source", 255),
                fields.line("reference", 100));
        if ((person.source() == null) != (person.reference() == null)) {
            fields.fault(
                    person.source() == null ? "source" : "reference",
                    "required",
                    "is missing: a customer's reference means somebody only together with the system that gave it");
        } else if (person.complaint() == null && person.email() == null && person.source() == null) {
            fields.fault("complaint", "required", "or email, or source with reference must be given");
        }
        return person;
    }

    private static JsonNode json(byte @Nullable [] body) {
        byte[] sent = body == null ? new byte[0] : body;
        if (sent.length > CloudEventReader.MAX_SINGLE_BYTES) {
            throw Problem.of(413, "too-large", "Too large", "At most " + CloudEventReader.MAX_SINGLE_BYTES + " bytes.")
                    .exception();
        }
        try {
            return StrictJson.read(sent);
        } catch (NotStrictJsonException e) {
            throw Problem.of(400, "invalid-json", "The request cannot be read", e.reason())
                    .exception();
        }
    }
}
