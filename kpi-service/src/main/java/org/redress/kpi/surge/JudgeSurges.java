package org.redress.kpi.surge;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Judges all categories once an hour. Any instance may: what an hour makes of a category is written once, under the lock of its row. */
@ApplicationScoped
public class JudgeSurges {

    private static final int MOST_PAST = 100;

    private final ReadIntake read;
    private final Watches watches;
    private final SurgeConfig config;
    private final Clock clock;

    JudgeSurges(ReadIntake read, Watches watches, SurgeConfig config, Clock clock) {
        this.read = read;
        this.watches = watches;
        this.config = config;
        this.clock = clock;
    }

    /** How the categories stand, and the surges that were told of. */
    public record Seen(
            Instant hour, Map<String, SurgeReading> readings, List<Watch> watches, List<Watches.Past> past) {}

    /** The last hour that can be judged. */
    public Instant lastHour() {
        return clock.instant().minus(config.settle()).truncatedTo(ChronoUnit.HOURS);
    }

    /** How the categories stand at the last hour. */
    public Seen look() throws SQLException {
        return look(lastHour());
    }

    /** How the categories stand at an hour; nothing is judged. */
    Seen look(Instant hour) throws SQLException {
        Map<String, SurgeReading> readings = readings(hour).orElse(Map.of());
        return new Seen(hour, readings, watches.of(List.of()), watches.past(MOST_PAST));
    }

    /**
     * Judges an hour.
     *
     * @return how many categories turned; absent if it has to be tried again, because events are still to be counted
     * @throws SQLException if the database fails; what was judged so far stays
     */
    public Optional<Integer> hour(Instant hour) throws SQLException {
        Optional<Map<String, SurgeReading>> readings = readings(hour);
        if (readings.isEmpty()) {
            return Optional.empty();
        }
        int turned = 0;
        for (Watch watch : watches.of(readings.get().keySet())) {
            SurgeReading reading = readings.get().get(watch.category());
            if (reading != null && isNew(watch, hour)) {
                turned += watches.transact(transaction -> judge(transaction, watch, reading)) ? 1 : 0;
            }
        }
        return Optional.of(turned);
    }

    private Optional<Map<String, SurgeReading>> readings(Instant hour) throws SQLException {
        CompareIntake compare = new CompareIntake(config);
        Intake intake = read.until(hour, compare.hours(), clock.instant());
        return intake.catchingUp() ? Optional.empty() : Optional.of(compare.compare(intake));
    }

    private boolean judge(Connection transaction, Watch seen, SurgeReading reading) throws SQLException {
        Optional<Watch> locked = watches.lock(transaction, seen.id());
        if (locked.isEmpty() || !isNew(locked.get(), reading.hour())) {
            return false;
        }
        Watch before = locked.get();
        SurgeTurn turn = turn(before, reading);
        if (turn == null) {
            watches.save(transaction, before.judged(reading.hour()));
            return false;
        }
        Watch after = before.turned(turn instanceof SurgeTurn.Began, reading.hour());
        watches.save(transaction, after);
        watches.tell(transaction, after, turn);
        return true;
    }

    static @Nullable SurgeTurn turn(Watch before, SurgeReading reading) {
        SurgeReading.Window surge = reading.surge();
        Instant since = before.since();
        if (!before.surging() && surge != null) {
            return new SurgeTurn.Began(reading, surge);
        }
        return before.surging() && since != null && reading.calm() ? new SurgeTurn.Ended(since, reading.hour()) : null;
    }

    private static boolean isNew(Watch watch, Instant hour) {
        Instant judged = watch.judgedHour();
        return judged == null || judged.isBefore(hour);
    }
}
