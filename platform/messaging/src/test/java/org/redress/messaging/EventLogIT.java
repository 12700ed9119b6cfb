package org.redress.messaging;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.f4b6a3.uuid.UuidCreator;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EventLogIT {

    private final UUID id = UuidCreator.getTimeOrderedEpoch();
    private final Stage stage = Stage.open();

    @BeforeAll
    void twoCommittedChanges() {
        stage.change(id, 3);
        stage.change(id, 2);
    }

    @AfterAll
    void close() {
        stage.close();
    }

    @Test
    void refuses_to_append_without_a_transaction() throws SQLException {
        try (Connection connection = stage.dataSource.getConnection()) {
            List<NewEvent> events = List.of(Stage.event(UUID.randomUUID(), 1));
            assertThatThrownBy(() -> stage.log.append(connection, events)).isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void keeps_the_data_byte_for_byte() throws SQLException {
        NewEvent event = Stage.event(UUID.randomUUID(), 1);
        try (Connection connection = stage.dataSource.getConnection()) {
            connection.setAutoCommit(false);
            stage.log.append(connection, List.of(event));
            try (PreparedStatement statement =
                    connection.prepareStatement("select data::text from event_history where event_id = ?")) {
                statement.setObject(1, event.id());
                try (ResultSet row = statement.executeQuery()) {
                    row.next();
                    assertThat(row.getString(1).getBytes(UTF_8)).isEqualTo(event.data());
                }
            }
            connection.rollback();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 4, 5, 7})
    void refuses_a_version_that_is_taken_or_leaves_a_gap(int version) throws SQLException {
        try (Connection connection = stage.dataSource.getConnection()) {
            connection.setAutoCommit(false);
            UUID of = version == 2 ? UUID.randomUUID() : id;
            List<NewEvent> events = List.of(Stage.event(of, version));
            assertThatThrownBy(() -> stage.log.append(connection, events))
                    .isInstanceOfAny(SQLException.class, IllegalArgumentException.class);
            connection.rollback();
        }
    }

    @Test
    void I10_the_chain_verifies_over_transactions_and_finds_what_was_changed() throws Exception {
        assertThat(new ChainVerifier(stage.dataSource).verify().faults()).isEmpty();
        stage.execute("""
                begin;
                alter table event_history disable trigger event_history_append_only;
                update event_history set actor = 'somebody else' where aggregate_id = '%s' and version = 2;
                """.formatted(id) + "alter table event_history enable trigger event_history_append_only; commit");
        assertThat(new ChainVerifier(stage.dataSource).verify().faults())
                .containsExactly(new ChainVerifier.Fault(id, 2, "the hash does not fit"));
        stage.execute("""
                begin;
                alter table event_history disable trigger event_history_append_only;
                delete from event_history where aggregate_id = '%s' and version = 1;
                """.formatted(id) + "alter table event_history enable trigger event_history_append_only; commit");
        assertThat(new ChainVerifier(stage.dataSource).verify().faults())
                .containsExactly(new ChainVerifier.Fault(id, 2, "version 1 is missing"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"update event_history set actor = 'x'", "delete from event_history", "truncate event_history"})
    void the_history_is_append_only(String sql) {
        assertThatThrownBy(() -> stage.execute(sql)).hasMessageContaining("append-only");
    }
}
