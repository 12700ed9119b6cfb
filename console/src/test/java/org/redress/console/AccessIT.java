package org.redress.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.redress.console.Browser.Answer;
import org.redress.kit.access.AccessTable;
import org.redress.kit.access.Rule;
import org.redress.kit.caller.Roles;
import org.redress.testing.PersonalColumns;
import org.redress.testing.RedressKafka;
import org.redress.testing.RedressPostgres;
import org.redress.testing.TestKeys;

/** S5, A9: the matrix of routes and roles, generated from the one table. */
@QuarkusTest
@WithTestResource(RedressPostgres.class)
@WithTestResource(RedressKafka.class)
@WithTestResource(TestKeys.class)
@WithTestResource(ConsoleEnvironment.class)
class AccessIT {

    @Inject
    AccessTable table;

    @Inject
    AgroalDataSource dataSource;

    @Test
    void S5_every_route_answers_every_role_as_the_table_says() {
        Map<String, Browser> people = new TreeMap<>();
        for (String role : Roles.OF_PEOPLE) {
            people.put(role, People.withRoles(role));
        }
        assertThat(table.rules()).hasSizeGreaterThan(15);
        for (Rule rule : table.rules()) {
            String path = rule.path()
                    .replace("{area}{rest}", "complaints/x")
                    .replaceAll("\\{\\w+}", "00000000-0000-0000-0000-000000000000");
            if (rule.open() || rule.path().startsWith("/api/session")) {
                continue;
            }
            String route = rule.method() + " " + path;
            assertThat(call(new Browser(), rule, path)).as(route + " unknown").isEqualTo(401);
            people.forEach((role, browser) -> {
                int status = call(browser, rule, path);
                if (rule.roles().contains(role)) {
                    assertThat(status).as(route + " " + role).isNotIn(401, 403, 500);
                } else {
                    assertThat(status).as(route + " " + role).isEqualTo(403);
                }
            });
        }
    }

    @Test
    void A37_health_and_metrics_are_not_public() {
        for (String path : new String[] {"/q/health", "/q/metrics", "/q/openapi"}) {
            assertThat(new Browser().get(path).status()).isEqualTo(404);
        }
    }

    private static int call(Browser browser, Rule rule, String path) {
        Answer answer = browser.send(rule.method(), path, rule.method().equals("GET") ? "" : "{}");
        return answer.status();
    }

    @Test
    void i7_every_column_is_known_to_be_personal_or_free_of_persons() throws Exception {
        assertThat(PersonalColumns.faults(dataSource)).isEmpty();
    }
}
