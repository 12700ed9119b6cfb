package org.redress.kpi.query.http;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.redress.kpi.cell.Dimension;

/** An operation that names one dimension as a filter has all of them. */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public final class DimensionParameters implements OASFilter {

    @Override
    public Operation filterOperation(Operation operation) {
        if (operation.getParameters() == null) {
            return operation;
        }
        if (has(operation, Dimension.CHANNEL.wireName())) {
            for (Dimension dimension : Dimension.values()) {
                set(
                        operation,
                        dimension.wireName(),
                        "any of these values; an empty one is what is not classified",
                        OASFactory.createSchema().addType(SchemaType.ARRAY).items(text()));
            }
        }
        if (has(operation, Parameters.NOT + Dimension.TEAM.wireName())) {
            for (Dimension dimension : Dimension.values()) {
                set(operation, Parameters.NOT + dimension.wireName(), "all but this group", text());
            }
        }
        return operation;
    }

    private static Schema text() {
        return OASFactory.createSchema().addType(SchemaType.STRING);
    }

    private static boolean has(Operation operation, String name) {
        return operation.getParameters().stream().anyMatch(parameter -> name.equals(parameter.getName()));
    }

    private static void set(Operation operation, String name, String description, Schema schema) {
        if (has(operation, name)) {
            operation.getParameters().stream()
                    .filter(parameter -> name.equals(parameter.getName()))
                    .forEach(parameter -> parameter.schema(schema));
        } else {
            operation.addParameter(OASFactory.createParameter()
                    .name(name)
                    .in(Parameter.In.QUERY)
                    .description(description)
                    .schema(schema));
        }
    }
}
