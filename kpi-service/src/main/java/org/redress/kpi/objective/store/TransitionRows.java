package org.redress.kpi.objective.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.redress.kit.store.Row;
import org.redress.kit.store.Sql;
import org.redress.kpi.objective.BurnRate;
import org.redress.kpi.objective.PastTransition;
import org.redress.kpi.objective.StateTransition;
import org.redress.kpi.objective.StoredObjective;

/** The history of how objectives stood. */
final class TransitionRows {

    private TransitionRows() {}

    static void insert(Connection transaction, StoredObjective after, StateTransition stateTransition, Instant at)
            throws SQLException {
        Sql sql = Sql.on(transaction);
        switch (stateTransition) {
            case StateTransition.Burning burning -> {
                BurnRate.OfRule rule = burning.rule();
                sql.update(
                        """
                        insert into objective_turn (objective, event, at, burning, urgency, burn, long_minutes, long_n, long_bad,
                                                    short_minutes, short_n, short_bad)
                        values (?, ?, ?, true, ?, ?, ?, ?, ?, ?, ?, ?)""",
                        after.id(),
                        after.standing().events(),
                        at,
                        rule.rule().urgency(),
                        rule.rule().burn(),
                        rule.rule().longMinutes(),
                        rule.longWindow().counts().n(),
                        rule.longWindow().counts().bad(),
                        rule.rule().shortMinutes(),
                        rule.shortWindow().counts().n(),
                        rule.shortWindow().counts().bad());
            }
            case StateTransition.Recovered recovered ->
                sql.update("""
                        insert into objective_turn (objective, event, at, burning, urgency, reason)
                        values (?, ?, ?, false, ?, ?)""", after.id(), after.standing().events(), at, recovered.urgency(), recovered.reason());
        }
    }

    static List<PastTransition> read(Sql sql, UUID id, int most) throws SQLException {
        return sql.list(
                """
                select event, at, burning, urgency, reason, burn, long_minutes, long_n, long_bad, short_minutes, short_n, short_bad
                  from objective_turn where objective = ? order by event desc limit ?""",
                row -> new PastTransition(
                        row.integer("event"),
                        row.instant("at"),
                        row.bool("burning"),
                        row.text("urgency"),
                        row.optionalText("reason"),
                        figures(row)),
                id,
                most);
    }

    private static PastTransition.@Nullable Figures figures(Row row) throws SQLException {
        Double burn = row.optionalReal("burn");
        return burn == null
                ? null
                : new PastTransition.Figures(
                        burn,
                        row.integer("long_minutes"),
                        row.bigint("long_n"),
                        row.bigint("long_bad"),
                        row.integer("short_minutes"),
                        row.bigint("short_n"),
                        row.bigint("short_bad"));
    }
}
