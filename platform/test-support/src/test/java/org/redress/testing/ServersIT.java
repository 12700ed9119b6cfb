package org.redress.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.Test;

class ServersIT {

    @Test
    void postgres_is_version_18_and_gives_each_run_its_own_database() throws SQLException {
        TestDatabase one = RedressPostgres.freshDatabase("redress_one");
        TestDatabase two = RedressPostgres.freshDatabase("redress_one");
        assertThat(one.name()).isNotEqualTo(two.name());
        try (Connection connection = one.connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("show server_version")) {
            row.next();
            assertThat(row.getString(1)).startsWith("18.");
        }
    }

    @Test
    void a_closed_database_refuses_until_it_is_opened() throws SQLException {
        TestDatabase database = RedressPostgres.freshDatabase("redress_outage");
        database.close();
        assertThatThrownBy(database::connect).isInstanceOf(SQLException.class);
        database.open();
        try (Connection connection = database.connect()) {
            assertThat(connection.isValid(1)).isTrue();
        }
    }

    @Test
    void kafka_is_a_broker_that_keeps_its_topics_over_a_kill() throws Exception {
        try (KafkaBroker broker = KafkaBroker.start();
                Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
            admin.createTopics(List.of(new NewTopic("kept", 2, (short) 1)))
                    .all()
                    .get();
            broker.kill();
            broker.restart();
            assertThat(admin.listTopics().names().get()).containsExactly("kept");
        }
    }
}
