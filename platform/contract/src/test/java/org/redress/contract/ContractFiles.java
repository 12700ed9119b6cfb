package org.redress.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The artefacts beside the records: schemas, examples and the documents in docs/. */
final class ContractFiles {

    private static final String SCHEMA_BASE = "https://redress.dev/schemas/";
    private static final Path RESOURCES = Path.of("src/main/resources/org/redress/contract");
    private static final Path DOCS = Path.of("../../docs");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final JsonSchemaFactory SCHEMAS = JsonSchemaFactory.getInstance(
            SpecVersion.VersionFlag.V202012,
            builder -> builder.schemaMappers(mappers ->
                    mappers.mapPrefix(SCHEMA_BASE, RESOURCES.resolve("schemas").toUri() + "")));

    private ContractFiles() {}

    static JsonNode schema(EventKind kind) {
        return read(RESOURCES.resolve("schemas").resolve(kind.path()));
    }

    static JsonNode example(EventKind kind) {
        return read(RESOURCES.resolve("examples").resolve(kind.path()));
    }

    static Path doc(String name) {
        return DOCS.resolve(name);
    }

    static Set<ValidationMessage> violations(EventKind kind, JsonNode data) {
        SchemaValidatorsConfig config =
                SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build();
        JsonSchema schema = SCHEMAS.getSchema(SchemaLocation.of(SCHEMA_BASE + kind.path()), config);
        return schema.validate(data);
    }

    /** Where a {@code $ref} of a schema leads. */
    static JsonNode resolve(Path from, String ref) {
        String[] parts = ref.split("#", 2);
        Path file = parts[0].isEmpty() ? from : from.resolveSibling(parts[0]).normalize();
        return read(file).at(parts[1]);
    }

    static Path schemaFile(EventKind kind) {
        return RESOURCES.resolve("schemas").resolve(kind.path());
    }

    static Set<String> paths(String folder) {
        Path root = RESOURCES.resolve(folder);
        try (Stream<Path> files = Files.walk(root)) {
            Set<String> paths = new TreeSet<>();
            files.filter(Files::isRegularFile)
                    .map(file -> root.relativize(file).toString().replace('\\', '/'))
                    .filter(path -> !path.contains("common/"))
                    .forEach(paths::add);
            return paths;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static JsonNode read(Path file) {
        try {
            return JSON.readTree(file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
