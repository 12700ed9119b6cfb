package org.redress.kpi.objective.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.redress.kpi.objective.BurnReading;
import org.redress.kpi.objective.PastTurn;
import org.redress.kpi.objective.StoredObjective;
import org.redress.kpi.objective.Turn;
import org.redress.kpi.store.Times;

/** The history of how objectives stood. */
final class TurnRows {

    private TurnRows() {}

    static void insert(Connection transaction, StoredObjective after, Turn turn, Instant at) throws SQLException {
        try (PreparedStatement statement = transaction.prepareStatement("""
                insert into objective_turn (objective, event, at, burning, urgency, reason, burn, long_minutes, long_n, long_bad,
                                            short_minutes, short_n, short_bad)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")) {
            statement.setObject(1, after.id());
            statement.setInt(2, after.standing().events());
            statement.setObject(3, Times.time(at));
            switch (turn) {
                case Turn.Burning burning -> {
                    BurnReading.OfRule rule = burning.rule();
                    statement.setBoolean(4, true);
                    statement.setString(5, rule.rule().urgency().wireName());
                    statement.setNull(6, Types.VARCHAR);
                    statement.setDouble(7, rule.rule().burn());
                    statement.setInt(8, rule.rule().longMinutes());
                    statement.setLong(9, rule.longWindow().counts().n());
                    statement.setLong(10, rule.longWindow().counts().bad());
                    statement.setInt(11, rule.rule().shortMinutes());
                    statement.setLong(12, rule.shortWindow().counts().n());
                    statement.setLong(13, rule.shortWindow().counts().bad());
                }
                case Turn.Recovered recovered -> {
                    statement.setBoolean(4, false);
                    statement.setString(5, recovered.urgency().wireName());
                    statement.setString(6, recovered.reason().name().toLowerCase(Locale.ROOT));
                    statement.setNull(7, Types.DOUBLE);
                    statement.setNull(8, Types.INTEGER);
                    statement.setNull(9, Types.BIGINT);
                    statement.setNull(10, Types.BIGINT);
                    statement.setNull(11, Types.INTEGER);
                    statement.setNull(12, Types.BIGINT);
                    statement.setNull(13, Types.BIGINT);
                }
            }
            statement.executeUpdate();
        }
    }

    static List<PastTurn> read(Connection connection, UUID id, int most) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("""
                select event, at, burning, urgency, reason, burn, long_minutes, long_n, long_bad, short_minutes, short_n, short_bad
                  from objective_turn where objective = ? order by event desc limit ?""")) {
            statement.setObject(1, id);
            statement.setInt(2, most);
            List<PastTurn> turns = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    Instant at = Times.instant(row, 2);
                    if (at != null) {
                        turns.add(new PastTurn(
                                row.getInt(1),
                                at,
                                row.getBoolean(3),
                                row.getString(4),
                                row.getString(5),
                                figures(row)));
                    }
                }
            }
            return turns;
        }
    }

    private static PastTurn.@Nullable Figures figures(ResultSet row) throws SQLException {
        double burn = row.getDouble(6);
        return row.wasNull()
                ? null
                : new PastTurn.Figures(
                        burn,
                        row.getInt(7),
                        row.getLong(8),
                        row.getLong(9),
                        row.getInt(10),
                        row.getLong(11),
                        row.getLong(12));
    }
}
