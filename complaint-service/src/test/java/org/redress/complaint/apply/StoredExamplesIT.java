package org.redress.complaint.apply;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.redress.complaint.Api;
import org.redress.complaint.RedressServers;

/** The examples of stored calendars and policies in docs/sla.md are what the service accepts and answers. */
@QuarkusTest
@RedressServers
class StoredExamplesIT {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Pattern EXAMPLE = Pattern.compile(
            "```json (put|post) (\\S+)\\n(.*?)\\n```(?:\\s+```json answer\\n(.*?)\\n```)?", Pattern.DOTALL);

    @Inject
    AgroalDataSource dataSource;

    @Test
    void theyAreAcceptedInTheirOrder() throws IOException {
        Api supervisor = Api.person(dataSource, "supervisor");
        Matcher matcher = EXAMPLE.matcher(Files.readString(Path.of("../docs/sla.md")));
        int examples = 0;
        while (matcher.find()) {
            String path = matcher.group(2);
            Api.Reply reply = supervisor.send(
                    matcher.group(1).toUpperCase(Locale.ROOT),
                    path,
                    matcher.group(3).getBytes(StandardCharsets.UTF_8));
            assertThat(reply.status()).as(path + " " + reply).isIn(200, 201, 202);
            if (matcher.group(4) != null) {
                holds(path, MAPPER.readTree(matcher.group(4)), reply.json());
            }
            examples++;
        }
        assertThat(examples).isGreaterThan(3);
    }

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
