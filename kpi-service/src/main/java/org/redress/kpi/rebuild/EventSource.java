package org.redress.kpi.rebuild;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.redress.kpi.projection.FactUpdate;

/** The topics, read from their beginning. Safe for concurrent use. */
public interface EventSource {

    /** A partition of a topic. */
    record Partition(String topic, int partition) {}

    /** Takes updates; what it throws ends the reading. */
    @FunctionalInterface
    interface Sink {
        /** Takes the next updates in their order. */
        void accept(List<FactUpdate> updates) throws SQLException;
    }

    /** How much was read, and how much of it can never be counted. */
    record Summary(long events, long unreadable) {

        /** Nothing yet. */
        static final Summary NOTHING = new Summary(0, 0);

        Summary plus(Summary other) {
            return new Summary(events + other.events, unreadable + other.unreadable);
        }
    }

    /** Why the topics do not hold everything any more; absent if they do. */
    @Nullable
    String incomplete(Map<Partition, Long> until);

    /** Reads a partition from its beginning to the given offset, which is excluded. */
    Summary read(Partition partition, long until, Sink sink) throws SQLException;

    /** What a noted event says. */
    FactUpdate reread(String topic, String key, String type, byte[] data);
}
