package org.redress.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.f4b6a3.uuid.UuidCreator;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Invariants 1 and 2: every committed change is published, nothing else is, in order and without gaps. */
class RelayIT {

    @Test
    void I5_three_relays_publish_what_six_writers_commit_in_order_without_gaps_and_once() throws Exception {
        try (Stage stage = Stage.open()) {
            List<UUID> cases =
                    Stream.generate(UuidCreator::getTimeOrderedEpoch).limit(50).toList();
            IntStream.range(0, 3).forEach(i -> stage.relay());
            try (ExecutorService writers = Executors.newFixedThreadPool(6)) {
                List<Callable<Void>> work = IntStream.range(0, 6)
                        .<Callable<Void>>mapToObj(seed -> () -> write(stage, cases, new Random(seed)))
                        .toList();
                for (Future<Void> writer : writers.invokeAll(work)) {
                    writer.get();
                }
            }
            long recorded = stage.count("select count(*) from event_history");
            await().atMost(Duration.ofSeconds(20)).until(() -> stage.count("select count(*) from outbox") == 0);

            Sequences sequences = new Sequences(stage.published());
            assertThat(sequences.outOfOrder()).isEmpty();
            assertThat(sequences.events()).isEqualTo((int) recorded);
            assertThat(sequences.duplicates()).isZero();
            assertThat(sequences.heads().values().stream()
                            .mapToLong(Integer::longValue)
                            .sum())
                    .isEqualTo(recorded);
            assertThat(new ChainVerifier(stage.dataSource).verify().faults()).isEmpty();
        }
    }

    /** 500 transactions; every tenth changes its mind. */
    private static Void write(Stage stage, List<UUID> cases, Random random) throws SQLException {
        for (int i = 0; i < 500; i++) {
            UUID id = cases.get(random.nextInt(cases.size()));
            if (random.nextInt(10) == 0) {
                try (Connection connection = stage.dataSource.getConnection()) {
                    connection.setAutoCommit(false);
                    stage.change(connection, id, 1);
                    connection.rollback();
                }
            } else {
                stage.change(id, 1 + random.nextInt(3));
            }
        }
        return null;
    }
}
