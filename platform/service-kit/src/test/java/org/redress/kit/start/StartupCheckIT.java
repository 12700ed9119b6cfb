package org.redress.kit.start;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.redress.testing.RedressPostgres;
import org.redress.testing.TestDatabase;

/** F40: each missing or wrong variable stops the start in time and is named. */
class StartupCheckIT {

    private final Map<String, String> environment = new HashMap<>();

    @TempDir
    Path directory;

    @BeforeEach
    void completeEnvironment() throws IOException {
        TestDatabase database = RedressPostgres.freshDatabase("start");
        environment.put("REDRESS_DB_URL", database.url());
        environment.put("REDRESS_DB_USER", database.user());
        environment.put("REDRESS_DB_PASSWORD", database.password());
        environment.put("REDRESS_KAFKA", "localhost:9092");
        environment.put(
                "REDRESS_TOKEN_PUBLIC_KEYS",
                Files.writeString(directory.resolve("keys.json"), "{\"keys\":[]}")
                        .toString());
        environment.put("REDRESS_COMPLAINT_URL", "http://localhost:8081");
    }

    @Test
    void a_complete_environment_passes_although_kafka_does_not_answer() {
        assertThat(check().firstComplaint()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "REDRESS_DB_URL",
                "REDRESS_DB_USER",
                "REDRESS_DB_PASSWORD",
                "REDRESS_KAFKA",
                "REDRESS_TOKEN_PUBLIC_KEYS",
                "REDRESS_COMPLAINT_URL"
            })
    void F40_a_missing_variable_is_named(String variable) {
        environment.remove(variable);
        assertThat(check().firstComplaint())
                .hasValueSatisfying(line ->
                        assertThat(line).startsWith(variable + " is not set").doesNotContain("\n"));
    }

    @ParameterizedTest
    @CsvSource({
        "REDRESS_DB_URL, jdbc:mysql://localhost/x",
        "REDRESS_DB_URL, jdbc:postgresql://localhost:1/x",
        "REDRESS_DB_USER, nobody_of_that_name",
        "REDRESS_KAFKA, localhost",
        "REDRESS_TOKEN_PUBLIC_KEYS, /no/such/file",
        "REDRESS_COMPLAINT_URL, localhost:8081",
        "REDRESS_HTTP_PORT, http",
        "REDRESS_MANAGEMENT_PORT, 70000"
    })
    @Timeout(10)
    void F40_a_wrong_value_is_named_within_10_seconds(String variable, String value) {
        environment.put(variable, value);
        assertThat(check().firstComplaint())
                .hasValueSatisfying(
                        line -> assertThat(line).startsWith(variable).doesNotContain("\n"));
    }

    @Test
    void F40_a_database_that_does_not_exist_is_told_from_one_that_does_not_answer() {
        environment.computeIfPresent("REDRESS_DB_URL", (name, url) -> url.replaceAll("start_\\w+", "nothing"));
        assertThat(check().firstComplaint()).hasValue("REDRESS_DB_URL names a database that does not exist");
    }

    @Test
    void F40_a_database_that_swallows_packets_does_not_hold_the_start_up() {
        environment.put("REDRESS_DB_URL", "jdbc:postgresql://10.255.255.1:5432/x");
        long begin = System.nanoTime();
        assertThat(check().firstComplaint())
                .hasValueSatisfying(line -> assertThat(line).startsWith("REDRESS_DB_URL"));
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(10));
    }

    private StartupCheck check() {
        return StartupCheck.common(environment::get).url("REDRESS_COMPLAINT_URL");
    }
}
