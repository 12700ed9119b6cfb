package org.redress.testing.bad.feature;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import org.redress.contract.Topic;
import org.redress.testing.bad.feature.store.Rows;
import org.redress.testing.bad.other.OtherService;

/** Breaks AR1, AR2, AR3, AR5, AR6, AR8, AR9, AR10 and AR12, for the test of the rules. */
public class Domain {

    @Inject
    @Nullable
    Object injected;

    @Nullable
    ObjectMapper mapper;

    @Nullable
    OtherService other;

    @Nullable
    Rows rows;

    Topic topic = Topic.COMPLAINTS;

    ProducerRecord<String, String> unsent = new ProducerRecord<>("topic", "value");

    @SuppressWarnings("TimeInStaticInitializer")
    Instant now = Instant.now();

    int sql(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("select 1")) {
            return statement.executeUpdate();
        }
    }
}
