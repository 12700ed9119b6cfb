package org.redress.complaint.packs.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.deser.std.FromStringDeserializer;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.introspect.AnnotatedMember;
import com.fasterxml.jackson.databind.introspect.AnnotatedParameter;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import java.io.Serial;
import java.lang.reflect.Executable;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.redress.kit.cloudevents.StrictJson;
import org.redress.kit.cloudevents.StrictJson.NotStrictJsonException;

/** Reads the file of a pack: nothing unknown, nothing missing, nothing null. */
final class PackJson {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .annotationIntrospector(new RequiredUnlessNullable())
            .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .addModule(new SimpleModule().addDeserializer(LocalDate.class, new Dates()))
            .build();

    private PackJson() {}

    /** The document. */
    static PackDocument read(String file, byte[] bytes) {
        JsonNode tree = tree(file, bytes);
        List<String> nulls = new ArrayList<>();
        collectNulls("", tree, nulls);
        if (!nulls.isEmpty()) {
            throw new BrokenPackException(file, nulls);
        }
        try {
            return MAPPER.treeToValue(tree, PackDocument.class);
        } catch (UnrecognizedPropertyException e) {
            throw new BrokenPackException(file, List.of(pointer(e) + " is not known here"));
        } catch (JsonMappingException e) {
            throw new BrokenPackException(file, List.of(pointer(e) + " " + reason(e)));
        } catch (JsonProcessingException e) {
            throw new BrokenPackException(file, List.of(e.getOriginalMessage()));
        }
    }

    private static JsonNode tree(String file, byte[] bytes) {
        try {
            return StrictJson.read(bytes);
        } catch (NotStrictJsonException e) {
            throw new BrokenPackException(file, List.of(e.reason()));
        }
    }

    private static void collectNulls(String pointer, JsonNode node, List<String> nulls) {
        if (node.isNull()) {
            nulls.add(pointer + " is null; what is absent is left out");
        }
        for (Map.Entry<String, JsonNode> member : node.properties()) {
            collectNulls(pointer + "/" + member.getKey(), member.getValue(), nulls);
        }
        for (int i = 0; node.isArray() && i < node.size(); i++) {
            collectNulls(pointer + "/" + i, node.get(i), nulls);
        }
    }

    private static String pointer(JsonMappingException e) {
        StringBuilder pointer = new StringBuilder();
        for (JsonMappingException.Reference step : e.getPath()) {
            pointer.append('/').append(step.getFieldName() == null ? step.getIndex() : step.getFieldName());
        }
        return pointer.toString();
    }

    private static String reason(JsonMappingException e) {
        String message = String.valueOf(e.getOriginalMessage());
        return message.startsWith("Missing required creator property") ? "is missing" : message;
    }

    /** What a record does not mark as nullable must be there. */
    private static final class RequiredUnlessNullable extends JacksonAnnotationIntrospector {

        @Serial
        private static final long serialVersionUID = 1;

        @Override
        public @Nullable Boolean hasRequiredMarker(AnnotatedMember member) {
            if (member instanceof AnnotatedParameter parameter
                    && parameter.getOwner().getAnnotated() instanceof Executable constructor) {
                return !constructor.getAnnotatedParameterTypes()[parameter.getIndex()].isAnnotationPresent(
                        Nullable.class);
            }
            return super.hasRequiredMarker(member);
        }
    }

    private static final class Dates extends FromStringDeserializer<LocalDate> {

        @Serial
        private static final long serialVersionUID = 1;

        Dates() {
            super(LocalDate.class);
        }

        @Override
        protected LocalDate _deserialize(String text, DeserializationContext context) throws JsonMappingException {
            try {
                return LocalDate.parse(text);
            } catch (DateTimeException e) {
                throw JsonMappingException.from(context, "is not a date");
            }
        }
    }
}
