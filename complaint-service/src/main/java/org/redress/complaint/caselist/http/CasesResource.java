package org.redress.complaint.caselist.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;
import org.redress.complaint.caselist.CaseFilter;
import org.redress.complaint.caselist.CaseLists.Listed;
import org.redress.complaint.caselist.CaseSummary;
import org.redress.complaint.caselist.Duplicate;
import org.redress.complaint.caselist.Position;
import org.redress.complaint.caselist.ReadCases;
import org.redress.complaint.caselist.TimelineEntry;
import org.redress.complaint.casework.CaseDetails;
import org.redress.complaint.casework.Customer;
import org.redress.kit.caller.Caller;
import org.redress.kit.caller.Callers;
import org.redress.kit.etag.ETags;
import org.redress.kit.paging.Cursors;
import org.redress.kit.paging.Page;
import org.redress.kit.problem.Problem;

/** Lists of cases, one case, its timeline. */
@Path("/api/v1/complaints")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Cases")
public class CasesResource {

    private final ReadCases cases;
    private final CaseRendering rendering;
    private final Cursors cursors;
    private final SecurityIdentity identity;

    CasesResource(ReadCases cases, CaseRendering rendering, Cursors cursors, SecurityIdentity identity) {
        this.cases = cases;
        this.rendering = rendering;
        this.cursors = cursors;
        this.identity = identity;
    }

    @GET
    @Operation(
            operationId = "listCases",
            summary = "List cases",
            description = "A filter given several times means any of its values; different filters add up.")
    @APIResponse(responseCode = "200", description = "A page of cases")
    @Parameter(
            in = ParameterIn.QUERY,
            name = "status",
            schema = @Schema(type = SchemaType.ARRAY, implementation = String.class))
    @Parameter(
            in = ParameterIn.QUERY,
            name = "channel",
            schema = @Schema(type = SchemaType.ARRAY, implementation = String.class))
    @Parameter(
            in = ParameterIn.QUERY,
            name = "category",
            schema = @Schema(type = SchemaType.ARRAY, implementation = String.class))
    @Parameter(
            in = ParameterIn.QUERY,
            name = "product",
            schema = @Schema(type = SchemaType.ARRAY, implementation = String.class))
    @Parameter(
            in = ParameterIn.QUERY,
            name = "team",
            schema = @Schema(type = SchemaType.ARRAY, implementation = String.class))
    @Parameter(
            in = ParameterIn.QUERY,
            name = "assignee",
            schema = @Schema(type = SchemaType.ARRAY, implementation = String.class))
    @Parameter(
            in = ParameterIn.QUERY,
            name = "priority",
            schema = @Schema(type = SchemaType.ARRAY, implementation = String.class))
    @Parameter(
            in = ParameterIn.QUERY,
            name = "brand",
            schema = @Schema(type = SchemaType.ARRAY, implementation = String.class))
    @Parameter(
            in = ParameterIn.QUERY,
            name = "region",
            schema = @Schema(type = SchemaType.ARRAY, implementation = String.class))
    @Parameter(
            in = ParameterIn.QUERY,
            name = "source",
            schema = @Schema(type = SchemaType.ARRAY, implementation = String.class))
    public RestResponse<Page<CaseSummary>> list(
            @QueryParam("q") @Nullable String query,
            @QueryParam("overdue") @Parameter(schema = @Schema(type = SchemaType.BOOLEAN)) @Nullable String overdue,
            @QueryParam("sort") @Nullable String sort,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("cursor") @Nullable String cursor,
            @Context UriInfo uri) {
        int size = Page.limit(limit);
        CaseFilter filter = FilterReader.read(uri.getQueryParameters());
        Caller caller = Callers.of(identity);
        String bound = FilterReader.canonical(filter);
        Position after = cursor == null ? null : position(cursors.read(caller, bound, cursor));
        List<Listed> found = cases.list(filter, after, size + 1);
        boolean more = found.size() > size;
        List<Listed> page = more ? found.subList(0, size) : found;
        String next = more ? cursors.issue(caller, bound, values(page.getLast().position())) : null;
        return new Page<>(page.stream().map(Listed::summary).toList(), next).response(uri);
    }

    private static List<String> values(Position position) {
        return List.of(
                position.at() == null ? "" : position.at().toString(),
                position.id().toString());
    }

    private static Position position(List<String> values) {
        return new Position(
                values.get(0).isEmpty() ? null : Instant.parse(values.get(0)), UUID.fromString(values.get(1)));
    }

    @GET
    @Path("/{id}")
    @Operation(operationId = "readCase", summary = "Read a case by id or number")
    @APIResponse(
            responseCode = "200",
            description = "The case; its version is the entity tag",
            content = @Content(schema = @Schema(implementation = CaseView.class)))
    @APIResponse(responseCode = "404", description = "No such case")
    public Response one(@PathParam("id") String id, @HeaderParam("If-None-Match") @Nullable String ifNoneMatch) {
        CaseDetails details = cases.one(id);
        if (ETags.notModified(ifNoneMatch, details.version())) {
            return Response.notModified()
                    .header("ETag", ETags.of(details.version()))
                    .build();
        }
        return rendering.response(details);
    }

    /**
     * A timeline over HTTP.
     *
     * @param items in the order of recording
     * @param duplicates cases that are merged into this one, in the order of merging
     */
    @Schema(name = "Timeline")
    record Timeline(List<Entry> items, List<Merged> duplicates) {}

    /**
     * A duplicate of a case.
     *
     * @param mergedAt in event time
     * @param reason why, in the words of who merged it
     */
    @Schema(name = "TimelineDuplicate")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Merged(
            UUID id,
            String number,
            @Nullable String subject,
            Instant mergedAt,
            Instant recordedAt,
            String actor,
            @Nullable String reason) {

        static Merged of(Duplicate duplicate) {
            return new Merged(
                    duplicate.id(),
                    duplicate.number(),
                    duplicate.subject(),
                    duplicate.mergedAt(),
                    duplicate.recordedAt(),
                    duplicate.actor(),
                    duplicate.reason());
        }
    }

    /** One event of a case. */
    @Schema(name = "TimelineEntry")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Entry(
            int version,
            String type,
            Instant occurredAt,
            Instant recordedAt,
            String actor,

            @JsonRawValue @Schema(type = SchemaType.OBJECT, additionalProperties = Schema.True.class)
            String fact,

            TimelineEntry.@Nullable Said message) {

        static Entry of(TimelineEntry entry) {
            return new Entry(
                    entry.version(),
                    entry.type(),
                    entry.occurredAt(),
                    entry.recordedAt(),
                    entry.actor(),
                    entry.factJson(),
                    entry.message());
        }
    }

    @GET
    @Path("/{id}/timeline")
    @Operation(
            operationId = "readTimeline",
            summary = "Everything that happened to a case, in the order of recording, and its duplicates")
    @APIResponse(
            responseCode = "200",
            description = "The timeline",
            content = @Content(schema = @Schema(implementation = Timeline.class)))
    @APIResponse(responseCode = "404", description = "No such case")
    public Response timeline(@PathParam("id") String id) {
        ReadCases.Timeline timeline = cases.timeline(id);
        return Response.ok(new Timeline(
                        timeline.entries().stream().map(Entry::of).toList(),
                        timeline.duplicates().stream().map(Merged::of).toList()))
                .build();
    }

    /** How to reach a customer; for our own services. */
    @Schema(name = "Contact")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Contact(
            @Nullable String name,
            @Nullable String email,
            @Nullable String subject,
            String number) {}

    @GET
    @Path("/{id}/contact")
    @Operation(operationId = "readContact", summary = "How to reach the customer; for Redress' own services")
    @APIResponse(
            responseCode = "200",
            description = "The contact",
            content = @Content(schema = @Schema(implementation = Contact.class)))
    @APIResponse(responseCode = "404", description = "No such case, or nothing is known of its customer")
    public Response contact(@PathParam("id") String id) {
        CaseDetails details = cases.one(id);
        Customer customer = details.customer();
        if (customer == null) {
            throw Problem.notFound("Nothing is known of the customer.").exception();
        }
        return Response.ok(new Contact(customer.name(), customer.email(), details.subject(), details.number()))
                .build();
    }
}
