package org.redress.stack.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.redress.stack.Layout;
import org.redress.stack.Ports;
import org.yaml.snakeyaml.Yaml;
import picocli.CommandLine;

/** The points that operators rely on in {@code docker-compose.yml}. */
class ComposeFileTest {

    private static final Path ROOT = Path.of("../..");

    @TempDir
    Path folder;

    String text = "";
    Map<String, Map<String, Object>> services = Map.of();

    @BeforeEach
    @SuppressWarnings("unchecked")
    void read() throws IOException {
        text = Files.readString(ROOT.resolve("docker-compose.yml"));
        Map<String, Object> file = new Yaml().load(text);
        services = (Map<String, Map<String, Object>>) file.getOrDefault("services", Map.of());
    }

    @Test
    void everything_is_there_with_a_health_check_and_restarts() {
        assertThat(services)
                .containsKeys(
                        "postgres",
                        "kafka",
                        "complaint-service",
                        "feedback-service",
                        "kpi-service",
                        "notification-service",
                        "console");
        services.forEach((name, service) -> assertThat(service)
                .as(name)
                .containsEntry("restart", "unless-stopped")
                .containsKeys("healthcheck", "image", "logging"));
    }

    @Test
    void every_image_has_a_fixed_version() {
        services.forEach((name, service) ->
                assertThat(String.valueOf(service.get("image"))).as(name).matches(".+:v?\\d+[.\\d]+.*"));
    }

    @Test
    void our_services_wait_until_what_they_need_is_healthy() {
        ours().forEach((name, service) -> assertThat(conditions(service))
                .as(name)
                .containsEntry("postgres", "service_healthy")
                .containsEntry("kafka", "service_healthy"));
    }

    @Test
    void our_services_may_do_little_and_keep_nothing() {
        ours().forEach((name, service) -> assertThat(service)
                .as(name)
                .containsEntry("read_only", true)
                .containsEntry("cap_drop", List.of("ALL"))
                .containsKey("mem_limit")
                .doesNotContainKey("volumes"));
    }

    @Test
    void only_the_console_is_public() {
        services.forEach((name, service) -> {
            if (service.get("ports") instanceof List<?> ports && !name.equals("console")) {
                assertThat(ports).as(name).allMatch(port -> port.toString().startsWith("127.0.0.1:"));
            }
        });
    }

    @Test
    void data_is_in_named_volumes() {
        assertThat(volumes("postgres")).contains("postgres:/var/lib/postgresql");
        assertThat(volumes("kafka")).contains("kafka:/var/lib/kafka/data");
    }

    @Test
    void no_secret_is_built_in_and_a_missing_one_is_named() {
        List<String> secrets = text.lines()
                .map(String::strip)
                .filter(line -> line.matches("[A-Z_]*(PASSWORD|KEY)[A-Z_]*: .*"))
                .filter(line -> !line.matches(".*: /run/secrets/\\w+"))
                .toList();

        assertThat(secrets)
                .hasSizeGreaterThan(10)
                .allMatch(line -> line.matches("\\w+: \\$\\{(\\w+):\\?set \\1 in \\.env, see \\.env\\.example\\}")
                        || line.equals("REDRESS_BOOTSTRAP_API_KEY: ${API_KEY-}"));
    }

    /** Compose copies such a secret into the container and refuses when its root is read-only. */
    @Test
    void a_read_only_service_gets_nothing_that_is_copied_into_it() {
        ours().forEach((name, service) -> assertThat(service).as(name).doesNotContainKeys("secrets", "configs"));
    }

    @Test
    void keys_that_come_as_values_become_files_and_leave_the_environment() throws IOException, InterruptedException {
        Set<String> values = found("(\\w+)_VALUE: ", text);
        assertThat(values).containsExactlyInAnyOrder("REDRESS_TOKEN_PUBLIC_KEYS", "REDRESS_TOKEN_PRIVATE_KEY");

        for (String name : values) {
            ProcessBuilder run = new ProcessBuilder(
                    "bash",
                    ROOT.resolve("deploy/compose/redress-run").toString(),
                    "bash",
                    "-c",
                    "cat \"$" + name + "\" && stat -c ' %a' \"$" + name + "\" && ! env | grep _VALUE=");
            run.environment().put("TMPDIR", folder.toString());
            run.environment().put(name + "_VALUE", "{\"a b\": '$1'}");
            Process process = run.redirectErrorStream(true).start();

            assertThat(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .isEqualTo("{\"a b\": '$1'} 600\n");
            assertThat(process.waitFor()).isZero();
        }
    }

    /** A first run that was cut short leaves a server that answers and has no databases. */
    @Test
    void the_health_of_postgres_asks_for_the_database_that_is_created_last() throws IOException {
        Path script = ROOT.resolve("deploy/compose/create-databases.sh");
        String last = found("for service in .* (\\w+); do", Files.readString(script))
                .iterator()
                .next();

        assertThat(String.valueOf(services.getOrDefault("postgres", Map.of()).get("healthcheck")))
                .contains("pg_isready -q -h 127.0.0.1 && psql")
                .contains("-d redress_" + last + " ");
    }

    @Test
    void the_build_context_lets_in_what_the_image_takes() throws IOException {
        List<String> letIn = Files.readAllLines(ROOT.resolve(".dockerignore"));
        Set<String> scripts = found("(deploy/compose/[\\w-]+)", Files.readString(ROOT.resolve("Dockerfile")));

        assertThat(scripts).contains("deploy/compose/redress-run", "deploy/compose/redress-health");
        assertThat(scripts).allSatisfy(script -> {
            assertThat(letIn).contains("!" + script);
            assertThat(ROOT.resolve(script)).isExecutable();
        });
        assertThat(ours().keySet())
                .allSatisfy(module -> assertThat(letIn).contains("!" + module + "/target/quarkus-app"));
    }

    @Test
    void the_example_and_the_generated_env_name_every_value_that_is_used() throws IOException {
        Set<String> used = found("\\$\\{(\\w+)", text);
        used.addAll(found("environment: (\\w+) \\}", text));
        used.add("COMPOSE_PROFILES");

        assertThat(found("(?m)^(\\w+)=", Files.readString(ROOT.resolve(".env.example"))))
                .isEqualTo(used);
        assertThat(found("(?m)^(\\w+)=", generated())).isEqualTo(used);
        assertThat(generated()).doesNotContain("=''");
    }

    private String volumes(String service) {
        return String.valueOf(services.getOrDefault(service, Map.of()).get("volumes"));
    }

    private String generated() {
        Workplace workplace = new Workplace(new Layout(ROOT, folder), new Ports(8080), Clock.systemUTC());
        StringWriter out = new StringWriter();
        int exit = new CommandLine(new ComposeEnvCommand(workplace))
                .setOut(new PrintWriter(out, true))
                .execute();
        assertThat(exit).isZero();
        return out.toString();
    }

    private Map<String, Map<String, Object>> ours() {
        return services.entrySet().stream()
                .filter(service -> service.getValue().containsKey("build"))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static Map<String, String> conditions(Map<String, Object> service) {
        return ((Map<?, ?>) service.getOrDefault("depends_on", Map.of()))
                .entrySet().stream()
                        .collect(Collectors.toMap(
                                entry -> entry.getKey().toString(),
                                entry -> String.valueOf(((Map<?, ?>) entry.getValue()).get("condition"))));
    }

    private static Set<String> found(String pattern, String in) {
        return Pattern.compile(pattern)
                .matcher(in)
                .results()
                .map(match -> match.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
