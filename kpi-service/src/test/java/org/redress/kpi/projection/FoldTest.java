package org.redress.kpi.projection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.redress.contract.Topic;
import org.redress.contract.complaint.ComplaintEvent;
import org.redress.contract.feedback.FeedbackEvent;
import org.redress.kpi.cell.CellDifferences;
import org.redress.kpi.cell.Dimension;
import org.redress.kpi.cell.DimensionSet;
import org.redress.kpi.fact.CaseLife;
import org.redress.kpi.fact.Invitations;
import org.redress.kpi.fact.SurveyResponses;
import org.redress.kpi.projection.kafka.EventDecoder;
import org.redress.kpi.statistics.SketchScale;

/** Invariant 3: cells kept by differences equal their recomputation from the list of events, however the events arrive (I3, I5, F24, F25). */
class FoldTest {

    @Property(tries = 100)
    void shuffledAndRepeatedEventsInBatchesOfAnySizeGiveTheNaiveCells(@ForAll long seed, @ForAll long disorder) {
        RandomHistory history = new RandomHistory(seed, "shop");
        List<ComplaintEvent> complaints = history.complaints(12);
        List<FeedbackEvent> sheets = history.sheets(12);
        Random random = new Random(disorder);

        Cells cells = new Cells();
        List<FactUpdate> arriving = updates(complaints, sheets);
        arriving.addAll(updates(complaints, sheets));
        Collections.shuffle(arriving, random);
        while (!arriving.isEmpty()) {
            List<FactUpdate> batch = arriving.subList(0, Math.min(arriving.size(), 1 + random.nextInt(9)));
            cells.apply(List.copyOf(batch));
            batch.clear();
        }

        assertThat(cells.lines).isEqualTo(NaiveCells.of(complaints, sheets));
    }

    @Property(tries = 50)
    void aLostVersionIsHealedByTheNextOneOfTheCase(@ForAll long seed) {
        List<ComplaintEvent> complaints = new RandomHistory(seed, "shop").complaints(5);
        Map<UUID, Integer> last = new HashMap<>();
        complaints.forEach(event -> last.merge(event.complaintId(), event.version(), Math::max));
        List<ComplaintEvent> lastOnly = complaints.stream()
                .filter(event -> Objects.equals(last.get(event.complaintId()), event.version()))
                .toList();

        Cells cells = new Cells();
        cells.apply(updates(lastOnly, List.of()));

        // Clocks speak for themselves; all else stands in the last version.
        Map<String, List<Long>> expected = NaiveCells.of(complaints, List.of());
        expected.keySet().removeIf(FoldTest::ofClocks);
        cells.lines.keySet().removeIf(FoldTest::ofClocks);
        assertThat(cells.lines).isEqualTo(expected);
    }

    private static boolean ofClocks(String line) {
        return line.startsWith("sla/")
                || line.startsWith("clock-time/")
                || line.startsWith("counted-time/")
                || line.startsWith("longest-exchange|");
    }

    @Test
    void aLifeStoredUnderEarlierMeasuresLeavesTheCellsByTheseAndComesBackByAll() {
        List<ComplaintEvent> events = new RandomHistory(3, "shop").complaints(40);
        for (List<ComplaintEvent> life : events.stream()
                .collect(Collectors.groupingBy(ComplaintEvent::complaintId))
                .values()) {
            FactUpdate.OfCase first = (FactUpdate.OfCase)
                    updates(List.of(life.getFirst()), List.of()).getFirst();
            CaseLife stored = new CaseLife(1, 1, first.fact(), List.of());
            CellDifferences before = new CellDifferences();
            stored.contribute(1, before);
            Cells cells = new Cells();
            cells.lives.put(first.fact().complaint(), stored);
            cells.add(before);
            assertThat(cells.lines.keySet()).noneMatch(line -> line.startsWith("assignment-time"));

            cells.apply(List.of(first));
            assertThat(stored.form()).as("nothing new").isEqualTo(first.clocks().isEmpty() ? 1 : CaseLife.FORM);
            cells.apply(updates(life, List.of()));

            if (life.size() > 1) {
                assertThat(cells.lines).isEqualTo(NaiveCells.of(life, List.of()));
            }
        }
    }

    @Test
    void everyPermutationOfOneCaseGivesTheSameFactAndTheSameCells() {
        RandomHistory history = new RandomHistory(3, "shop");
        List<ComplaintEvent> six = longest(history.complaints(40));
        assertThat(six).hasSize(6);
        List<FactUpdate> updates = updates(six, List.of());
        Map<String, List<Long>> expected = NaiveCells.of(six, List.of());
        int[] order = {0, 1, 2, 3, 4, 5};
        permute(order, 0, permutation -> {
            Cells cells = new Cells();
            for (int index : permutation) {
                cells.apply(List.of(updates.get(index)));
            }
            assertThat(cells.lines).as(Arrays.toString(permutation)).isEqualTo(expected);
            assertThat(cells.lives.values())
                    .singleElement()
                    .satisfies(kept -> assertThat(kept.fact().version()).isEqualTo(6));
        });
    }

    private static List<ComplaintEvent> longest(List<ComplaintEvent> events) {
        Map<UUID, List<ComplaintEvent>> lives = new HashMap<>();
        events.forEach(event -> lives.computeIfAbsent(event.complaintId(), id -> new ArrayList<>())
                .add(event));
        return lives.values().stream()
                .filter(life -> life.size() == 6)
                .findFirst()
                .orElseThrow();
    }

    private static void permute(int[] order, int from, java.util.function.Consumer<int[]> each) {
        if (from == order.length) {
            each.accept(order);
            return;
        }
        for (int i = from; i < order.length; i++) {
            swap(order, from, i);
            permute(order, from + 1, each);
            swap(order, from, i);
        }
    }

    private static void swap(int[] order, int one, int other) {
        int kept = order[one];
        order[one] = order[other];
        order[other] = kept;
    }

    private static List<FactUpdate> updates(List<ComplaintEvent> complaints, List<FeedbackEvent> sheets) {
        List<FactUpdate> updates = new ArrayList<>();
        complaints.forEach(event -> updates.add(EventDecoder.read(
                Topic.COMPLAINTS.wireName(),
                event.complaintId().toString(),
                event.type().wireName(),
                event.write())));
        sheets.forEach(event -> updates.add(EventDecoder.read(
                Topic.FEEDBACK.wireName(), event.key(), event.type().wireName(), event.write())));
        return updates;
    }

    /** Facts and cells in memory, fed through the same batch as the tables. */
    private static final class Cells {

        private final Map<UUID, CaseLife> lives = new HashMap<>();
        private final SurveyResponses surveyResponses = new SurveyResponses(List.of());
        private final Invitations invitations = new Invitations(List.of());
        private final Map<String, List<Long>> lines = new TreeMap<>();

        void apply(List<FactUpdate> updates) {
            Batch batch = Batch.of(updates);
            CellDifferences cellDifferences = new CellDifferences();
            Collection<CaseLife> changed = batch.mergeCases(lives, cellDifferences);
            changed.forEach(life -> lives.put(life.fact().complaint(), life));
            batch.mergeSheets(surveyResponses, cellDifferences);
            batch.mergeInvitations(invitations, cellDifferences);
            add(cellDifferences);
        }

        void add(CellDifferences cellDifferences) {
            cellDifferences
                    .cells()
                    .forEach((key, amount) -> add(
                            key.measure() + "|" + key.slot() + "|" + line(key.dimensions()),
                            amount.count(),
                            amount.sum()));
            cellDifferences
                    .buckets()
                    .forEach((key, count) -> add(
                            key.measure() + "|" + key.slot() + "|" + line(key.dimensions()) + "|"
                                    + (key.bucket() == SketchScale.ZERO ? "zero" : key.bucket()),
                            count,
                            0));
        }

        private void add(String line, long count, long sum) {
            List<Long> had = lines.getOrDefault(line, List.of(0L, 0L));
            List<Long> now = List.of(had.get(0) + count, had.get(1) + sum);
            if (now.equals(List.of(0L, 0L))) {
                lines.remove(line);
            } else {
                lines.put(line, now);
            }
        }

        private static String line(DimensionSet set) {
            return NaiveCells.line(
                    Arrays.stream(Dimension.values()).map(set::value).toArray(String[]::new));
        }
    }
}
