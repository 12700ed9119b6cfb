package org.redress.kit.openapi;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.MediaType;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.AnnotationTarget;
import org.jboss.jandex.AnnotationValue;
import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.DotName;
import org.jboss.jandex.FieldInfo;
import org.jboss.jandex.IndexView;
import org.jboss.jandex.RecordComponentInfo;
import org.jspecify.annotations.Nullable;

/**
 * Takes which members are required, and which may be null, from the records themselves. A component without {@code @Nullable} is required.
 * One with {@code @Nullable} is optional in a request; in an answer it is left out if {@code @JsonInclude} says so, and null otherwise.
 */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public final class RecordSchemas implements OASFilter {

    private static final DotName NULLABLE = DotName.createSimple("org.jspecify.annotations.Nullable");
    private static final DotName JSON_INCLUDE = DotName.createSimple("com.fasterxml.jackson.annotation.JsonInclude");
    private static final DotName JSON_PROPERTY = DotName.createSimple("com.fasterxml.jackson.annotation.JsonProperty");
    private static final DotName SCHEMA =
            DotName.createSimple("org.eclipse.microprofile.openapi.annotations.media.Schema");
    private static final DotName RECORD = DotName.createSimple("java.lang.Record");
    private static final Set<DotName> CAN_BE_EMPTY = Set.of(
            DotName.STRING_NAME,
            DotName.createSimple("java.util.List"),
            DotName.createSimple("java.util.Set"),
            DotName.createSimple("java.util.Map"));
    private static final String REFERENCE = "#/components/schemas/";

    private final Map<String, List<ClassInfo>> records = new HashMap<>();
    private final Set<String> wordsOfTexts = new HashSet<>();

    /** What is found out about one member. */
    private record Member(boolean nullable, boolean leftOut) {}

    /** Of what is no record nothing is known, so nothing is promised. */
    private static final Member UNKNOWN = new Member(true, true);

    public RecordSchemas(IndexView index) {
        for (ClassInfo each : index.getAllKnownSubclasses(RECORD)) {
            records.computeIfAbsent(schemaName(each), name -> new ArrayList<>()).add(each);
            each.recordComponents().forEach(component -> noteWords(each, component));
        }
    }

    /** A text that names an enum as its schema carries the enum's names in lower case, with hyphens. */
    private void noteWords(ClassInfo type, RecordComponentInfo component) {
        AnnotationInstance schema = annotation(type, component, SCHEMA);
        AnnotationValue implementation = schema == null ? null : schema.value("implementation");
        if (implementation != null && component.type().name().equals(DotName.STRING_NAME)) {
            String name = implementation.asClass().name().withoutPackagePrefix();
            wordsOfTexts.add(name.substring(name.lastIndexOf('$') + 1));
        }
    }

    private static String schemaName(ClassInfo type) {
        AnnotationInstance schema = type.declaredAnnotation(SCHEMA);
        AnnotationValue name = schema == null ? null : schema.value("name");
        return name == null ? type.simpleName() : name.asString();
    }

    @Override
    public void filterOpenAPI(OpenAPI document) {
        if (document.getComponents() == null || document.getComponents().getSchemas() == null) {
            return;
        }
        Map<String, Schema> schemas = document.getComponents().getSchemas();
        Set<String> received = received(document, schemas);
        for (Map.Entry<String, Schema> each : schemas.entrySet()) {
            refuseSameName(each.getKey(), schemas.keySet());
            complete(each.getKey(), each.getValue(), received.contains(each.getKey()));
            if (wordsOfTexts.contains(each.getKey()) && each.getValue().getEnumeration() != null) {
                each.getValue()
                        .setEnumeration(each.getValue().getEnumeration().stream()
                                .map(RecordSchemas::word)
                                .toList());
            }
        }
    }

    /** Of two types with one name the second gets a number, whichever that is; so names must differ. */
    private static void refuseSameName(String name, Set<String> names) {
        if (names.contains(name.replaceFirst("\\d+$", "")) && Character.isDigit(name.charAt(name.length() - 1))) {
            throw new IllegalStateException("Two types have the schema " + name + ": give them names by @Schema(name)");
        }
    }

    private static Object word(Object constant) {
        return constant.toString().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private void complete(String name, Schema schema, boolean received) {
        Map<String, Schema> properties = schema.getProperties();
        if (properties == null || properties.isEmpty()) {
            return;
        }
        Map<String, Member> members = members(name, properties.keySet());
        Set<String> required = new TreeSet<>(schema.getRequired() == null ? List.of() : schema.getRequired());
        Map<String, Schema> completed = new LinkedHashMap<>();
        for (Map.Entry<String, Schema> property : properties.entrySet()) {
            closeIfNamed(property.getValue());
            Member member = members.getOrDefault(property.getKey(), UNKNOWN);
            if (!member.nullable() || (!received && !member.leftOut())) {
                required.add(property.getKey());
            }
            boolean mayBeNull = member.nullable() && !member.leftOut();
            completed.put(property.getKey(), mayBeNull ? orNull(property.getValue()) : property.getValue());
        }
        schema.setProperties(completed);
        if (!required.isEmpty()) {
            schema.setRequired(List.copyOf(required));
        }
    }

    /** A map whose members are all named has no others. */
    private static void closeIfNamed(Schema schema) {
        if (schema.getProperties() != null && schema.getAdditionalPropertiesSchema() != null) {
            schema.setAdditionalPropertiesSchema(OASFactory.createSchema().booleanSchema(false));
        }
    }

    /** The members of the record behind a schema; none if no record is behind it. */
    private Map<String, Member> members(String name, Set<String> properties) {
        List<ClassInfo> candidates = records.getOrDefault(name, generic(name)).stream()
                .filter(type -> members(type).keySet().containsAll(properties))
                .toList();
        List<ClassInfo> named = candidates.stream()
                .filter(type -> type.declaredAnnotation(SCHEMA) != null)
                .toList();
        Set<Map<String, Member>> found = (named.isEmpty() ? candidates : named)
                .stream().map(RecordSchemas::members).collect(Collectors.toSet());
        if (found.size() > 1) {
            throw new IllegalStateException(
                    "Several records could be the schema " + name + ": give them different names by @Schema(name)");
        }
        return found.isEmpty() ? Map.of() : found.iterator().next();
    }

    /** The record that a schema such as {@code PageThing} is made from. */
    private List<ClassInfo> generic(String name) {
        return records.entrySet().stream()
                .filter(each -> name.startsWith(each.getKey()))
                .flatMap(each -> each.getValue().stream())
                .filter(type -> !type.typeParameters().isEmpty())
                .toList();
    }

    private static Map<String, Member> members(ClassInfo type) {
        Map<String, Member> members = new HashMap<>();
        for (RecordComponentInfo component : type.recordComponents()) {
            FieldInfo field = type.field(component.name());
            boolean nullable = component.type().hasAnnotation(NULLABLE)
                    || (field != null && field.type().hasAnnotation(NULLABLE));
            AnnotationInstance own = annotation(type, component, JSON_INCLUDE);
            AnnotationInstance include = own == null ? type.declaredAnnotation(JSON_INCLUDE) : own;
            boolean mayBeAbsent = nullable
                    || (leftOutIfEmpty(include)
                            && CAN_BE_EMPTY.contains(component.type().name()));
            members.put(wireName(type, component), new Member(mayBeAbsent, leavesOut(include)));
        }
        return members;
    }

    private static String wireName(ClassInfo type, RecordComponentInfo component) {
        AnnotationInstance property = annotation(type, component, JSON_PROPERTY);
        AnnotationValue name = property == null ? null : property.value();
        return name == null ? component.name() : name.asString();
    }

    /** On the component, its field or its accessor. */
    private static @Nullable AnnotationInstance annotation(
            ClassInfo type, RecordComponentInfo component, DotName name) {
        AnnotationTarget field = type.field(component.name());
        return Stream.of(component, field, component.accessor())
                .filter(target -> target != null && target.hasDeclaredAnnotation(name))
                .map(target -> target.declaredAnnotation(name))
                .findFirst()
                .orElse(null);
    }

    private static boolean leavesOut(@Nullable AnnotationInstance include) {
        return include != null
                && include.value() != null
                && include.value().asEnum().startsWith("NON_");
    }

    private static boolean leftOutIfEmpty(@Nullable AnnotationInstance include) {
        return include != null
                && include.value() != null
                && include.value().asEnum().equals("NON_EMPTY");
    }

    /** The same, or null. */
    private static Schema orNull(Schema schema) {
        List<SchemaType> types = schema.getType();
        if (schema.getRef() == null && types != null && schema.getEnumeration() == null) {
            if (!types.contains(SchemaType.NULL)) {
                schema.addType(SchemaType.NULL);
            }
            return schema;
        }
        boolean anything = schema.getRef() == null
                && types == null
                && schema.getEnumeration() == null
                && schema.getOneOf() == null
                && schema.getAnyOf() == null
                && schema.getAllOf() == null;
        return anything
                ? schema
                : OASFactory.createSchema()
                        .addAnyOf(schema)
                        .addAnyOf(OASFactory.createSchema().addType(SchemaType.NULL));
    }

    /** The names of the schemas that requests are made of. */
    private static Set<String> received(OpenAPI document, Map<String, Schema> schemas) {
        Set<String> names = new HashSet<>();
        if (document.getPaths() != null && document.getPaths().getPathItems() != null) {
            document.getPaths().getPathItems().values().stream()
                    .flatMap(path -> path.getOperations().values().stream())
                    .flatMap(RecordSchemas::bodies)
                    .forEach(schema -> collect(schema, schemas, names));
        }
        return names;
    }

    private static Stream<Schema> bodies(Operation operation) {
        Content content = operation.getRequestBody() == null
                ? null
                : operation.getRequestBody().getContent();
        return content == null || content.getMediaTypes() == null
                ? Stream.of()
                : content.getMediaTypes().values().stream()
                        .map(MediaType::getSchema)
                        .filter(schema -> schema != null);
    }

    private static void collect(@Nullable Schema schema, Map<String, Schema> schemas, Set<String> names) {
        if (schema == null) {
            return;
        }
        if (schema.getRef() != null && schema.getRef().startsWith(REFERENCE)) {
            String name = schema.getRef().substring(REFERENCE.length());
            if (names.add(name)) {
                collect(schemas.get(name), schemas, names);
            }
        }
        collect(schema.getItems(), schemas, names);
        collect(schema.getAdditionalPropertiesSchema(), schemas, names);
        Stream.of(
                        schema.getProperties() == null
                                ? List.<Schema>of()
                                : schema.getProperties().values(),
                        schema.getAllOf(),
                        schema.getAnyOf(),
                        schema.getOneOf())
                .filter(part -> part != null)
                .flatMap(Collection::stream)
                .forEach(part -> collect(part, schemas, names));
    }
}
