package org.redress.complaint.packs.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.redress.complaint.packs.Pack;
import org.redress.complaint.packs.Packs;
import org.redress.kit.etag.ETags;
import org.redress.kit.problem.Problem;

/** The policy packs that are shipped. */
@Path("/api/v1/sla/packs")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "SLA")
public class PacksResource {

    private final Packs packs;
    private final ObjectMapper mapper;

    PacksResource(Packs packs, ObjectMapper mapper) {
        this.packs = packs;
        this.mapper = mapper;
    }

    @GET
    @Operation(operationId = "listPolicyPacks", summary = "Policy packs, with how many of their rules are unconfirmed")
    @APIResponse(
            responseCode = "200",
            description = "All packs",
            content = @Content(schema = @Schema(implementation = PackView.ListView.class)))
    public Response list(@HeaderParam("If-None-Match") @Nullable String ifNoneMatch) throws JsonProcessingException {
        return response(
                new PackView.ListView(
                        packs.all().stream().map(PackRendering::summary).toList()),
                ifNoneMatch);
    }

    @GET
    @Path("/{id}")
    @Operation(
            operationId = "readPolicyPack",
            summary = "A policy pack: rules with sources, clocks, lanes, notices with what they must say")
    @APIResponse(
            responseCode = "200",
            description = "The pack; its policies and calendars in the form of a simulation",
            content = @Content(schema = @Schema(implementation = PackView.class)))
    @APIResponse(responseCode = "404", description = "No such pack")
    public Response one(@PathParam("id") String id, @HeaderParam("If-None-Match") @Nullable String ifNoneMatch)
            throws JsonProcessingException {
        Pack pack = packs.one(id);
        if (pack == null) {
            throw Problem.notFound("There is no such pack.").exception();
        }
        return response(PackRendering.view(pack), ifNoneMatch);
    }

    /** The tag is a checksum of the content, so that all instances of a release agree. */
    private Response response(Object view, @Nullable String ifNoneMatch) throws JsonProcessingException {
        String json = mapper.writeValueAsString(view);
        CRC32 checksum = new CRC32();
        checksum.update(json.getBytes(StandardCharsets.UTF_8));
        long version = checksum.getValue();
        Response.ResponseBuilder response =
                ETags.notModified(ifNoneMatch, version) ? Response.notModified() : Response.ok(json);
        return response.header("ETag", ETags.of(version)).build();
    }
}
