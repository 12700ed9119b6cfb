package org.redress.importer.mapping;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.redress.importer.ImportFailedException;

/** Where mappings are found: built in, by name, or in a file of one's own, by path. */
public final class Mappings {

    /** The names of the mappings that come with Redress. */
    public static final List<String> BUILT_IN = List.of("botanic-nps", "cfpb", "example", "nyc311", "uci");

    private static final ObjectMapper YAML = YAMLMapper.builder()
            .addModule(new JavaTimeModule())
            .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private Mappings() {}

    /**
     * The mapping with this built-in name, or in this file.
     *
     * @throws ImportFailedException if there is none, or it is not written as a mapping must be
     */
    public static Mapping load(String nameOrPath) {
        if (BUILT_IN.contains(nameOrPath)) {
            try (InputStream in =
                    Mappings.class.getResourceAsStream("/org/redress/importer/mappings/" + nameOrPath + ".yaml")) {
                if (in == null) {
                    throw new IllegalStateException("The mapping " + nameOrPath + " was not packaged");
                }
                return parse(in, nameOrPath);
            } catch (IOException e) {
                throw new ImportFailedException("Cannot read the mapping " + nameOrPath + ": " + e.getMessage(), e);
            }
        }
        Path path = Path.of(nameOrPath);
        if (!Files.isRegularFile(path)) {
            throw new ImportFailedException("Unknown mapping '" + nameOrPath
                    + "': give the path of a YAML file, or one of " + String.join(", ", BUILT_IN));
        }
        try (InputStream in = Files.newInputStream(path)) {
            return parse(in, nameOrPath);
        } catch (IOException e) {
            throw new ImportFailedException("Cannot read the mapping " + nameOrPath + ": " + e.getMessage(), e);
        }
    }

    private static String place(JsonProcessingException e) {
        if (e instanceof JsonMappingException mismatch && !mismatch.getPath().isEmpty()) {
            return " at "
                    + mismatch.getPath().stream()
                            .map(step ->
                                    step.getFieldName() == null ? String.valueOf(step.getIndex()) : step.getFieldName())
                            .collect(Collectors.joining("."));
        }
        return e.getLocation() == null ? "" : " in line " + e.getLocation().getLineNr();
    }

    private static String reason(JsonProcessingException e) {
        return e instanceof UnrecognizedPropertyException unknown
                ? "unknown key '" + unknown.getPropertyName() + "', known here: " + unknown.getKnownPropertyIds()
                : e.getOriginalMessage();
    }

    private static Mapping parse(InputStream in, String name) throws IOException {
        try {
            return Mapping.of(YAML.readValue(in, Mapping.Text.class), YAML);
        } catch (JsonProcessingException e) {
            throw new ImportFailedException("The mapping " + name + " is not valid" + place(e) + ": " + reason(e), e);
        } catch (IllegalArgumentException e) {
            throw new ImportFailedException("The mapping " + name + " is not valid: " + e.getMessage(), e);
        }
    }
}
