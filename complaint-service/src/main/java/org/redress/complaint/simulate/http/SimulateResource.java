package org.redress.complaint.simulate.http;

import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.redress.complaint.policy.ReadyPolicies;
import org.redress.complaint.policy.json.DefinitionForms;
import org.redress.complaint.simulate.SimulateSla;
import org.redress.complaint.simulate.Simulated;
import org.redress.complaint.simulate.http.SimulationReader.Question;
import org.redress.complaint.sla.calendar.BeyondHorizonException;
import org.redress.kit.problem.Problem;

/** What clocks would a complaint have? Nothing is stored. */
@Path("/api/v1/sla/simulate")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "SLA")
public class SimulateResource {

    private final ReadyPolicies ready;

    SimulateResource(ReadyPolicies ready) {
        this.ready = ready;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Blocking
    @Operation(
            operationId = "simulateSla",
            summary = "Calendars, a policy, a receipt and events to clocks, each explained step by step",
            description = "Without a policy the calendars are only checked, and wall times read.")
    @RequestBody(
            content =
                    @Content(
                            schema = @Schema(implementation = SimulationRequest.class),
                            examples = {
                                @ExampleObject(name = "business time", value = SimulationExamples.BUSINESS_TIME),
                                @ExampleObject(name = "regulatory", value = SimulationExamples.REGULATORY),
                                @ExampleObject(name = "next response", value = SimulationExamples.NEXT_RESPONSE)
                            }))
    @APIResponse(
            responseCode = "200",
            description = "The clocks in the order of the policy",
            content = @Content(schema = @Schema(implementation = SimulationView.class)))
    @APIResponse(
            responseCode = "400",
            description = "Not valid, such as a calendar without windows; every fault with its pointer")
    @APIResponse(responseCode = "413", description = "More than a mebibyte")
    public SimulationView simulate(byte @Nullable [] body) {
        Question question = SimulationReader.read(DefinitionForms.json(body), ready);
        try {
            Simulated answer = question.simulation() == null ? null : SimulateSla.answer(question.simulation());
            return new SimulationRendering().view(question, answer);
        } catch (BeyondHorizonException e) {
            throw Problem.invalidRequest(String.valueOf(e.getMessage()))
                    .at("/policy", "beyond-horizon", "has a target that is not used up within the years known")
                    .exception();
        }
    }
}
