package org.redress.complaint.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.redress.complaint.Api;
import org.redress.complaint.RedressServers;

/** The examples of docs/sla.md are what the service answers. */
@QuarkusTest
@RedressServers
class DocumentedExamplesIT {

    private static final Pattern EXAMPLE =
            Pattern.compile("```json request\\n(.*?)\\n```\\s+```json answer\\n(.*?)\\n```", Pattern.DOTALL);

    @Inject
    AgroalDataSource dataSource;

    @TestFactory
    Stream<DynamicTest> examples() throws IOException {
        Matcher matcher = EXAMPLE.matcher(Files.readString(Path.of("../docs/sla.md")));
        List<DynamicTest> tests = new ArrayList<>();
        while (matcher.find()) {
            String request = matcher.group(1);
            JsonNode expected = Facts.MAPPER.readTree(matcher.group(2));
            tests.add(DynamicTest.dynamicTest("example " + (tests.size() + 1), () -> {
                Api.Reply reply = Api.person(dataSource, "auditor").post("/api/v1/sla/simulate", request);
                holds("", expected, reply.json());
            }));
        }
        assertThat(tests).hasSizeGreaterThan(5);
        return tests.stream();
    }

    /** What is documented is there; lists are whole. */
    private static void holds(String pointer, JsonNode expected, JsonNode actual) {
        if (expected.isObject()) {
            expected.properties()
                    .forEach(member ->
                            holds(pointer + "/" + member.getKey(), member.getValue(), actual.path(member.getKey())));
        } else if (expected.isArray()) {
            assertThat(actual).as(pointer).hasSameSizeAs(expected);
            for (int i = 0; i < expected.size(); i++) {
                holds(pointer + "/" + i, expected.get(i), actual.path(i));
            }
        } else {
            assertThat(actual.asText()).as(pointer).isEqualTo(expected.asText());
        }
    }
}
