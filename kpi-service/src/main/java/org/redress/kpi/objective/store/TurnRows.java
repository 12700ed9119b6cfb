package org.redress.kpi.objective.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.redress.kit.store.Row;
import org.redress.kit.store.Sql;
import org.redress.kpi.objective.BurnReading;
import org.redress.kpi.objective.PastTurn;
import org.redress.kpi.objective.StoredObjective;
import org.redress.kpi.objective.Turn;

/** The history of how objectives stood. */
final class TurnRows {

    private TurnRows() {}

    static void insert(Connection transaction, StoredObjective after, Turn turn, Instant at) throws SQLException {
        Sql sql = Sql.on(transaction);
        switch (turn) {
            case Turn.Burning burning -> {
                BurnReading.OfRule rule = burning.rule();
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
            case Turn.Recovered recovered ->
                sql.update("""
                        insert into objective_turn (objective, event, at, burning, urgency, reason)
                        values (?, ?, ?, false, ?, ?)""", after.id(), after.standing().events(), at, recovered.urgency(), recovered.reason());
        }
    }

    static List<PastTurn> read(Sql sql, UUID id, int most) throws SQLException {
        return sql.list(
                """
                select event, at, burning, urgency, reason, burn, long_minutes, long_n, long_bad, short_minutes, short_n, short_bad
                  from objective_turn where objective = ? order by event desc limit ?""",
                row -> new PastTurn(
                        row.integer("event"),
                        row.instant("at"),
                        row.bool("burning"),
                        row.text("urgency"),
                        row.optionalText("reason"),
                        figures(row)),
                id,
                most);
    }

    private static PastTurn.@Nullable Figures figures(Row row) throws SQLException {
        Double burn = row.optionalReal("burn");
        return burn == null
                ? null
                : new PastTurn.Figures(
                        burn,
                        row.integer("long_minutes"),
                        row.bigint("long_n"),
                        row.bigint("long_bad"),
                        row.integer("short_minutes"),
                        row.bigint("short_n"),
                        row.bigint("short_bad"));
    }
}
