package org.redress.kpi.rebuild;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.redress.kpi.cell.DimensionSet;
import org.redress.kpi.fact.CaseFact;
import org.redress.kpi.fact.CaseLife;
import org.redress.kpi.fact.InvitationFact;
import org.redress.kpi.fact.Milestones;
import org.redress.kpi.fact.PostResolution;
import org.redress.kpi.fact.ResponseFact;
import org.redress.kpi.fact.StatedPromise;
import org.redress.kpi.projection.FactUpdate;

/** What reaches the shadow: whole lives once and at their last version, or parts of them, but never both of one partition. */
class ClocksAsOfTest {

    private static final int PARTITIONS = 6;
    private static final int CASES = 40;
    private static final int VERSIONS = 3;

    private final Recorded shadow = new Recorded();

    @Test
    void lives_that_fit_in_memory_are_stored_whole_and_once() throws Exception {
        EventSource.Summary read = new TopicReplay(new Invented(-1), shadow, 100_000).run();

        assertThat(read.events()).isEqualTo((long) PARTITIONS * CASES * VERSIONS);
        assertThat(read.unreadable()).isEqualTo(PARTITIONS);
        assertThat(shadow.parts).isEmpty();
        assertThat(shadow.whole).hasSize(PARTITIONS * CASES).doesNotHaveDuplicates();
        assertThat(shadow.versions).containsOnly(VERSIONS);
    }

    @Test
    void lives_that_do_not_are_stored_in_parts_to_the_last() throws Exception {
        new TopicReplay(new Invented(-1), shadow, 30).run();

        assertThat(shadow.whole).isEmpty();
        assertThat(shadow.parts).hasSizeGreaterThan(PARTITIONS * CASES);
        assertThat(Collections.max(shadow.largest)).isLessThan(CASES);
        assertThat(shadow.latest).hasSize(PARTITIONS * CASES).containsValue(VERSIONS);
        assertThat(shadow.latest.values()).containsOnly(VERSIONS);
    }

    @Test
    void a_partition_that_cannot_be_read_fails_the_whole() {
        assertThatThrownBy(() -> new TopicReplay(new Invented(PARTITIONS - 1), shadow, 100_000).run())
                .isInstanceOf(SQLException.class)
                .hasMessage("broken");
    }

    /** Events by version, so that each life lasts to the end of its partition. */
    private record Invented(int broken) implements EventSource {

        @Override
        public @Nullable String incomplete(Map<Partition, Long> until) {
            return null;
        }

        @Override
        public Summary read(Partition partition, long until, Sink sink) throws SQLException {
            if (partition.partition() == broken) {
                throw new SQLException("broken");
            }
            assertThat(until).isEqualTo(CASES * VERSIONS + 1L);
            for (int version = 1; version <= VERSIONS; version++) {
                for (int number = 0; number < CASES; number++) {
                    sink.accept(List.of(update(new UUID(partition.partition(), number), version)));
                }
            }
            return new Summary(CASES * VERSIONS, 1);
        }

        @Override
        public FactUpdate reread(String topic, String key, String type, byte[] data) {
            throw new AssertionError("nothing is noted");
        }

        private static FactUpdate update(UUID complaint, int version) {
            CaseFact fact = new CaseFact(
                    complaint,
                    version,
                    "C-1",
                    DimensionSet.NONE,
                    null,
                    "open",
                    null,
                    new Milestones(null, null, null, null, null, null, null, null),
                    0,
                    0,
                    null,
                    null,
                    new StatedPromise(null, null, null),
                    false,
                    PostResolution.NOTHING);
            return new FactUpdate.OfCase(fact, List.of(), Instant.EPOCH);
        }
    }

    private static final class Recorded implements Filling {

        private final List<UUID> whole = new ArrayList<>();
        private final List<Integer> versions = new ArrayList<>();
        private final List<UUID> parts = new ArrayList<>();
        private final List<Integer> largest = new ArrayList<>();
        private final Map<UUID, Integer> latest = new HashMap<>();

        @Override
        public Map<EventSource.Partition, Long> begunAt() {
            Map<EventSource.Partition, Long> until = new HashMap<>();
            for (int partition = 0; partition < PARTITIONS; partition++) {
                until.put(new EventSource.Partition("complaints", partition), CASES * VERSIONS + 1L);
            }
            until.put(new EventSource.Partition("empty", 0), 0L);
            return until;
        }

        @Override
        public synchronized void store(Collection<CaseLife> lives) {
            lives.forEach(life -> {
                whole.add(life.fact().complaint());
                versions.add(life.fact().version());
            });
        }

        @Override
        public synchronized void storeParts(Collection<CaseLife> lives) {
            largest.add(lives.size());
            lives.forEach(life -> {
                parts.add(life.fact().complaint());
                latest.merge(life.fact().complaint(), life.fact().version(), Math::max);
            });
        }

        @Override
        public void storeSheets(Collection<ResponseFact> sheets) {
            throw new AssertionError("there are none");
        }

        @Override
        public void storeInvitations(Collection<InvitationFact> invitations) {
            throw new AssertionError("there are none");
        }

        @Override
        public void complete() {}
    }
}
