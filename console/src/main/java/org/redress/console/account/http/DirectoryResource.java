package org.redress.console.account.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.redress.console.account.ManageAccounts;

/** The colleagues that a case can be assigned to. */
@Path("/api/directory")
@Tag(name = "Users")
@Blocking
@Produces(MediaType.APPLICATION_JSON)
public class DirectoryResource {

    private final ManageAccounts desk;

    DirectoryResource(ManageAccounts desk) {
        this.desk = desk;
    }

    /** A colleague. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record DirectoryEntry(
            UUID id,
            @Nullable String displayName,
            String username,
            @Nullable String team,
            boolean active) {}

    /** All colleagues, former ones too, because cases still name them. */
    public record Directory(List<DirectoryEntry> items) {}

    @GET
    @Operation(operationId = "readDirectory", summary = "Whom a case can be assigned to")
    public Directory list() {
        return new Directory(desk.all().stream()
                .map(account -> new DirectoryEntry(
                        account.id(), account.displayName(), account.username(), account.team(), account.active()))
                .toList());
    }
}
