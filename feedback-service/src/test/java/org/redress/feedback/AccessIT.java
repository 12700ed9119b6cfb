package org.redress.feedback;

import static org.assertj.core.api.Assertions.assertThat;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;
import org.redress.kit.access.AccessTable;
import org.redress.testing.AccessMatrix;
import org.redress.testing.PersonalColumns;
import org.redress.testing.RedressKafka;
import org.redress.testing.RedressPostgres;
import org.redress.testing.TestKeys;

/** S5, A9: every route and every role, from the one table. */
@QuarkusTest
@WithTestResource(RedressPostgres.class)
@WithTestResource(RedressKafka.class)
@WithTestResource(TestKeys.class)
class AccessIT {

    @Inject
    AccessTable table;

    @Inject
    AgroalDataSource dataSource;

    @Test
    void S5_every_route_answers_every_role_as_the_table_says() throws Exception {
        List<AccessMatrix.Route> routes = table.rules().stream()
                .map(rule -> new AccessMatrix.Route(rule.method(), rule.path(), rule.open(), rule.roles()))
                .toList();

        int port = ConfigProvider.getConfig().getValue("quarkus.http.port", Integer.class);
        assertThat(routes).hasSizeGreaterThan(4);
        assertThat(AccessMatrix.faults(port, routes, Set.of())).isEmpty();
    }

    @Test
    void i7_every_column_is_known_to_be_personal_or_free_of_persons() throws Exception {
        assertThat(PersonalColumns.faults(dataSource)).isEmpty();
    }
}
