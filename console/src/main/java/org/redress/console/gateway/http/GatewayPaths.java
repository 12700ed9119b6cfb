package org.redress.console.gateway.http;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.security.SecurityScheme;

/** Describes what the browser has and no service: a session, and each service's parked records by its name. */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public final class GatewayPaths implements OASFilter {

    private static final String OWN = "/api/v1/parked";
    private static final String SESSION = "session";

    @Override
    public void filterOpenAPI(OpenAPI document) {
        document.getComponents()
                .addSecurityScheme(
                        SESSION,
                        OASFactory.createSecurityScheme()
                                .type(SecurityScheme.Type.APIKEY)
                                .in(SecurityScheme.In.COOKIE)
                                .name("__Host-session")
                                .description(
                                        "Set by signing in, called redress-session on plain http; changing calls also carry X-CSRF-Token"));
        document.addSecurityRequirement(OASFactory.createSecurityRequirement().addScheme(SESSION));
        for (Map.Entry<String, PathItem> path :
                Map.copyOf(document.getPaths().getPathItems()).entrySet()) {
            if (path.getKey().startsWith(OWN)) {
                document.getPaths()
                        .addPathItem(
                                "/api/parked/{service}" + path.getKey().substring(OWN.length()),
                                ofService(path.getValue()));
            }
        }
    }

    private static PathItem ofService(PathItem own) {
        PathItem item = OASFactory.createPathItem();
        own.getOperations().forEach((method, operation) -> item.setOperation(method, ofService(operation)));
        return item;
    }

    private static Operation ofService(Operation own) {
        List<Parameter> parameters = new ArrayList<>();
        parameters.add(OASFactory.createParameter()
                .name("service")
                .in(Parameter.In.PATH)
                .required(true)
                .schema(OASFactory.createSchema().addType(SchemaType.STRING)));
        if (own.getParameters() != null) {
            parameters.addAll(own.getParameters());
        }
        return OASFactory.createOperation()
                .operationId(own.getOperationId() + "OfService")
                .summary(own.getSummary())
                .tags(own.getTags())
                .parameters(parameters)
                .responses(own.getResponses());
    }
}
