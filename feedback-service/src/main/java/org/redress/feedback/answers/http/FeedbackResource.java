package org.redress.feedback.answers.http;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;
import org.redress.feedback.answers.InvitationState;
import org.redress.feedback.answers.KnownInvitations;
import org.redress.feedback.answers.ReadAnswers;
import org.redress.feedback.answers.ResponseView;
import org.redress.kit.Uuids;
import org.redress.kit.caller.Caller;
import org.redress.kit.caller.Callers;
import org.redress.kit.paging.Cursors;
import org.redress.kit.paging.Page;
import org.redress.kit.problem.Problem;

/** Answers in simple JSON, and the list of them. */
@Path("/api/v1/feedback")
@Produces(MediaType.APPLICATION_JSON)
class FeedbackResource {

    private final PostFeedback post;
    private final ReadAnswers read;
    private final KnownInvitations invitations;
    private final Cursors cursors;
    private final SecurityIdentity identity;

    FeedbackResource(
            PostFeedback post,
            ReadAnswers read,
            KnownInvitations invitations,
            Cursors cursors,
            SecurityIdentity identity) {
        this.post = post;
        this.read = read;
        this.invitations = invitations;
        this.cursors = cursors;
        this.identity = identity;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "postFeedback", summary = "Post one answer sheet, with or without a complaint")
    @RequestBody(
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = FeedbackPosting.class),
                            examples = @ExampleObject(name = "nps", value = """
                                    {"externalId":"answer-1","nps":9,"comment":"Quick and friendly"}""")))
    @APIResponse(
            responseCode = "201",
            description = "Recorded",
            content = @Content(schema = @Schema(implementation = FeedbackAnswer.class)))
    @APIResponse(
            responseCode = "200",
            description = "Recorded before; nothing changed",
            content = @Content(schema = @Schema(implementation = FeedbackAnswer.class)))
    @APIResponse(responseCode = "400", description = "Not a valid answer sheet; errors name each fault by pointer")
    @APIResponse(responseCode = "403", description = "This API key may not post as this source")
    @APIResponse(responseCode = "422", description = "The Idempotency-Key was used for another request")
    public Response post(byte[] body, @HeaderParam("Idempotency-Key") @Nullable String idempotencyKey)
            throws SQLException {
        return post.post(body, idempotencyKey, Callers.of(identity));
    }

    @GET
    @Operation(operationId = "listFeedback", summary = "Answer sheets, newest first")
    @APIResponse(responseCode = "200", description = "A page of sheets; next is the cursor of the following page")
    @APIResponse(responseCode = "400", description = "limit, cursor or complaintId is not valid")
    public RestResponse<Page<SurveyResponseJson>> list(
            @QueryParam("complaintId") @Nullable String complaintId,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("cursor") @Nullable String cursor,
            @Context UriInfo uri)
            throws SQLException {
        Caller caller = Callers.of(identity);
        int size = Page.limit(limit);
        UUID complaint = complaintId == null ? null : id(complaintId, "query:complaintId");
        String filter = "feedback|" + complaint;
        UUID below = cursor == null
                ? null
                : UUID.fromString(cursors.read(caller, filter, cursor).getFirst());
        List<SurveyResponseJson> sheets = read.list(complaint, below, size + 1).stream()
                .map(SurveyResponseJson::of)
                .toList();
        if (sheets.size() <= size) {
            return new Page<>(sheets, null).response(uri);
        }
        List<SurveyResponseJson> page = sheets.subList(0, size);
        String next =
                cursors.issue(caller, filter, List.of(page.getLast().sheetId().toString()));
        return new Page<>(page, next).response(uri);
    }

    @GET
    @Path("/{id}")
    @Operation(operationId = "getFeedback", summary = "One feedback: its counted sheet")
    @APIResponse(
            responseCode = "200",
            description = "The counted sheet",
            content = @Content(schema = @Schema(implementation = SurveyResponseJson.class)))
    @APIResponse(responseCode = "404", description = "No such feedback")
    public SurveyResponseJson get(@PathParam("id") String id) throws SQLException {
        Optional<UUID> feedbackId = Uuids.parse(id);
        Optional<ResponseView> sheet = feedbackId.isEmpty() ? Optional.empty() : read.find(feedbackId.get());
        return sheet.map(SurveyResponseJson::of).orElseThrow(() -> Problem.notFound("There is no such feedback.")
                .exception());
    }

    @GET
    @Path("/invitations/{id}")
    @Operation(
            operationId = "getInvitation",
            summary = "One invitation to a survey: of each thing that was told of it the earliest time",
            description =
                    "The id is the feedbackId of the answers to what was posted of it. Dimensions are those of its case where that is known.")
    @APIResponse(
            responseCode = "200",
            description = "What is known of it",
            content = @Content(schema = @Schema(implementation = InvitationJson.class)))
    @APIResponse(responseCode = "404", description = "Nothing was told of such an invitation")
    public InvitationJson invitation(@PathParam("id") String id) throws SQLException {
        Optional<UUID> invitationId = Uuids.parse(id);
        Optional<InvitationState> state =
                invitationId.isEmpty() ? Optional.empty() : invitations.find(invitationId.get());
        return state.map(InvitationJson::of).orElseThrow(() -> Problem.notFound("There is no such invitation.")
                .exception());
    }

    private static UUID id(String text, String place) {
        return Uuids.parse(text).orElseThrow(() -> Problem.invalidRequest(place + " must be a UUID.")
                .at(place, "malformed", "must be a UUID")
                .exception());
    }
}
