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
    private final CategoryMonitors categoryMonitors;
    private final SurgeConfig config;
    private final Clock clock;

    JudgeSurges(ReadIntake read, CategoryMonitors categoryMonitors, SurgeConfig config, Clock clock) {
        this.read = read;
        this.categoryMonitors = categoryMonitors;
        this.config = config;
        this.clock = clock;
    }

    /** How the categories stand, and the surges that were told of. */
    public record Seen(
            Instant hour,
            Map<String, SurgeAssessment> readings,
            List<CategoryMonitor> watches,
            List<CategoryMonitors.Past> past) {}

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
        Map<String, SurgeAssessment> readings = readings(hour).orElse(Map.of());
        return new Seen(hour, readings, categoryMonitors.of(List.of()), categoryMonitors.past(MOST_PAST));
    }

    /**
     * Judges an hour.
     *
     * @return how many categories turned; absent if it has to be tried again, because events are still to be counted
     * @throws SQLException if the database fails; what was judged so far stays
     */
    public Optional<Integer> hour(Instant hour) throws SQLException {
        Optional<Map<String, SurgeAssessment>> readings = readings(hour);
        if (readings.isEmpty()) {
            return Optional.empty();
        }
        int turned = 0;
        for (CategoryMonitor categoryMonitor :
                categoryMonitors.of(readings.get().keySet())) {
            SurgeAssessment reading = readings.get().get(categoryMonitor.category());
            if (reading != null && isNew(categoryMonitor, hour)) {
                turned +=
                        categoryMonitors.transact(transaction -> judge(transaction, categoryMonitor, reading)) ? 1 : 0;
            }
        }
        return Optional.of(turned);
    }

    private Optional<Map<String, SurgeAssessment>> readings(Instant hour) throws SQLException {
        CompareIntake compare = new CompareIntake(config);
        Intake intake = read.until(hour, compare.hours(), clock.instant());
        return intake.catchingUp() ? Optional.empty() : Optional.of(compare.compare(intake));
    }

    private boolean judge(Connection transaction, CategoryMonitor seen, SurgeAssessment reading) throws SQLException {
        Optional<CategoryMonitor> locked = categoryMonitors.lock(transaction, seen.id());
        if (locked.isEmpty() || !isNew(locked.get(), reading.hour())) {
            return false;
        }
        CategoryMonitor before = locked.get();
        SurgeTransition turn = turn(before, reading);
        if (turn == null) {
            categoryMonitors.save(transaction, before.judged(reading.hour()));
            return false;
        }
        CategoryMonitor after = before.turned(turn instanceof SurgeTransition.Began, reading.hour());
        categoryMonitors.save(transaction, after);
        categoryMonitors.tell(transaction, after, turn);
        return true;
    }

    static @Nullable SurgeTransition turn(CategoryMonitor before, SurgeAssessment reading) {
        SurgeAssessment.Window surge = reading.surge();
        Instant since = before.since();
        if (!before.surging() && surge != null) {
            return new SurgeTransition.Began(reading, surge);
        }
        return before.surging() && since != null && reading.calm()
                ? new SurgeTransition.Ended(since, reading.hour())
                : null;
    }

    private static boolean isNew(CategoryMonitor categoryMonitor, Instant hour) {
        Instant judged = categoryMonitor.judgedHour();
        return judged == null || judged.isBefore(hour);
    }
}
