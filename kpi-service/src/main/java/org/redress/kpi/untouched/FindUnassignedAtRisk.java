package org.redress.kpi.untouched;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.redress.kit.Uuids;

/**
 * Looks for deadlines that come up while nobody has begun, and tells of each spell once. Any instance may look, one at a time: the look reads
 * after the one before it has committed, so what was told is told.
 */
@ApplicationScoped
public class FindUnassignedAtRisk {

    private final UnassignedDeadlines deadlines;
    private final UnassignedAtRiskConfig config;
    private final Clock clock;

    FindUnassignedAtRisk(UnassignedDeadlines deadlines, UnassignedAtRiskConfig config, Clock clock) {
        this.deadlines = deadlines;
        this.config = config;
        this.clock = clock;
    }

    /**
     * Looks as of now.
     *
     * @return how many teams turned; absent if another instance looks, or events are still to be counted
     * @throws SQLException if the database fails; nothing was told then
     */
    public Optional<Integer> look() throws SQLException {
        return deadlines.alone(this::look).filter(turned -> turned >= 0);
    }

    private int look(Connection transaction) throws SQLException {
        // As the database keeps it.
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        if (deadlines.catchingUp(transaction, now, config.settle())) {
            return -1;
        }
        Map<String, UnassignedAtRisk> untouched = new HashMap<>();
        deadlines
                .between(transaction, now, now.plus(Duration.ofHours(config.hours())))
                .forEach(team -> untouched.put(team.team(), team));
        Map<String, TeamMonitor> watches = new HashMap<>();
        deadlines.watches(transaction).forEach(watch -> watches.put(watch.team(), watch));
        TreeSet<String> teams = new TreeSet<>(untouched.keySet());
        teams.addAll(watches.keySet());
        int turned = 0;
        for (String team : teams) {
            TeamMonitor before = watches.getOrDefault(team, new TeamMonitor(Uuids.next(), team, false, now, 0));
            UnassignedAtRiskTransition turn = turn(before, untouched.get(team), config.hours(), config.least());
            if (turn != null) {
                deadlines.tell(
                        transaction, before.turned(turn instanceof UnassignedAtRiskTransition.Began, now), turn, now);
                turned++;
            }
        }
        return turned;
    }

    /** What a look makes of a team; absent if it is as it was. It has to fall below half before it is over, so that one deadline more or less tells nobody anything. */
    static @Nullable UnassignedAtRiskTransition turn(
            TeamMonitor before, @Nullable UnassignedAtRisk unassignedAtRisk, int hours, int least) {
        int clocks = unassignedAtRisk == null ? 0 : unassignedAtRisk.clocks();
        if (!before.told() && unassignedAtRisk != null && clocks >= Math.max(1, least)) {
            return new UnassignedAtRiskTransition.Began(unassignedAtRisk, hours, Math.max(1, least));
        }
        return before.told() && 2 * clocks < Math.max(1, least)
                ? new UnassignedAtRiskTransition.Ended(before.since(), clocks)
                : null;
    }
}
