package org.redress.messaging;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.security.MessageDigest;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Walks the hash chains of the event history: whoever changed, removed or slipped in an event is found. */
@Singleton
public final class ChainVerifier {

    private static final int FETCH_SIZE = 2_000;

    private final DataSource dataSource;

    /** For CDI and for use without it. */
    @Inject
    public ChainVerifier(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** Where an aggregate's chain breaks first. */
    public record Fault(UUID aggregateId, int version, String what) {}

    /** What was verified; no faults is what one wants. */
    public record Report(long events, long aggregates, List<Fault> faults) {

        public Report {
            faults = List.copyOf(faults);
        }
    }

    /**
     * Verifies every event, in a read-only transaction and with constant memory.
     *
     * @throws SQLException if the database fails
     */
    public Report verify() throws SQLException, InterruptedException {
        return Databases.transact(dataSource, transaction -> {
            try (PreparedStatement statement =
                    transaction.prepareStatement("select %s from event_history h order by h.aggregate_id, h.version"
                            .formatted(StoredEvent.COLUMNS))) {
                statement.setFetchSize(FETCH_SIZE);
                try (ResultSet row = statement.executeQuery()) {
                    Walk walk = new Walk();
                    while (row.next()) {
                        walk.next(StoredEvent.read(row));
                    }
                    return new Report(walk.events, walk.aggregates, walk.faults);
                }
            }
        });
    }

    private static final class Walk {
        private final HashChain chain = new HashChain();
        private final List<Fault> faults = new ArrayList<>();
        private long events;
        private long aggregates;
        private @Nullable UUID aggregate;
        private int version;
        private byte[] hash = HashChain.START;
        private boolean broken;

        void next(StoredEvent event) {
            if (!event.aggregateId().equals(aggregate)) {
                aggregate = event.aggregateId();
                version = 0;
                hash = HashChain.START;
                broken = false;
                aggregates++;
            }
            events++;
            if (broken) {
                return;
            }
            if (event.version() != version + 1) {
                fault(event, "version %d is missing".formatted(version + 1));
                return;
            }
            hash = chain.next(hash, event);
            if (!MessageDigest.isEqual(hash, event.hash())) {
                fault(event, "the hash does not fit");
                return;
            }
            version = event.version();
        }

        private void fault(StoredEvent event, String what) {
            faults.add(new Fault(event.aggregateId(), event.version(), what));
            broken = true;
        }
    }
}
