package org.redress.benchmarks.streams;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;
import org.redress.kpi.cell.CellDifferences;
import org.redress.kpi.fact.CaseLife;
import org.redress.kpi.fact.ClockRun;
import org.redress.kpi.projection.FactUpdate;
import org.redress.kpi.projection.kafka.EventDecoder;

/** Merges each event into the life of its complaint, and adds the difference to the cells. */
final class Fold implements Processor<String, byte[], Void, Void> {

    private final String topic;
    private final String livesName;
    private final String cellsName;
    private final Progress progress;
    private @Nullable KeyValueStore<byte[], byte[]> lives;
    private @Nullable KeyValueStore<byte[], byte[]> cells;

    Fold(String topic, String livesName, String cellsName, Progress progress) {
        this.topic = topic;
        this.livesName = livesName;
        this.cellsName = cellsName;
        this.progress = progress;
    }

    @Override
    public void init(ProcessorContext<Void, Void> context) {
        this.lives = context.getStateStore(livesName);
        this.cells = context.getStateStore(cellsName);
    }

    @Override
    public void process(Record<String, byte[]> event) {
        String type = new String(
                Objects.requireNonNull(event.headers().lastHeader("ce_type")).value(), StandardCharsets.UTF_8);
        if (EventDecoder.read(topic, event.key(), type, event.value()) instanceof FactUpdate.OfCase update) {
            fold(event.key().getBytes(StandardCharsets.US_ASCII), update);
        }
        progress.event();
    }

    private void fold(byte[] key, FactUpdate.OfCase update) {
        KeyValueStore<byte[], byte[]> store = Objects.requireNonNull(lives);
        byte[] stored = store.get(key);
        CellDifferences cellDifferences = new CellDifferences();
        CaseLife life;
        if (stored == null) {
            life = new CaseLife(CaseLife.NEW, update.fact(), List.of());
            progress.life();
        } else {
            life = LifeCodec.read(stored);
            life.contribute(-1, cellDifferences);
            life.merge(update.fact());
        }
        for (ClockRun clock : update.clocks()) {
            life.merge(clock);
        }
        life.contribute(1, cellDifferences);
        store.put(key, LifeCodec.write(life));
        add(cellDifferences);
    }

    private void add(CellDifferences cellDifferences) {
        Map<CellDifferences.CellKey, Map<Integer, Long>> buckets = new HashMap<>();
        cellDifferences.buckets().forEach((at, count) -> buckets.computeIfAbsent(
                        new CellDifferences.CellKey(at.measure(), at.slot(), at.dimensions()),
                        absent -> new HashMap<>())
                .put(at.bucket(), count));
        KeyValueStore<byte[], byte[]> store = Objects.requireNonNull(cells);
        cellDifferences.cells().forEach((at, amount) -> {
            byte[] key = CellCodec.key(at);
            byte[] stored = store.get(key);
            if (stored == null) {
                progress.cell();
            }
            store.put(key, CellCodec.add(stored, amount, buckets.getOrDefault(at, Map.of())));
        });
    }
}
