package org.redress.kpi.live.store;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import javax.sql.DataSource;
import org.redress.kit.store.Sql;
import org.redress.kpi.live.ChangeFeed;

/** When figures last changed, as all instances note it. */
@ApplicationScoped
public class ProgressRows implements ChangeFeed.Applied {

    private final DataSource database;

    ProgressRows(DataSource database) {
        this.database = database;
    }

    @Override
    public Optional<ChangeFeed.Mark> last() throws SQLException {
        try (Connection connection = database.getConnection()) {
            return Sql.on(connection).one("""
                    select max(applied_at) as applied_at, coalesce(sum(extract(epoch from applied_at) * 1000), 0)::int8 as marks
                      from progress""", row -> Optional.ofNullable(row.optionalInstant("applied_at"))
                    .map(mark(row.bigint("marks"))));
        }
    }

    private static Function<Instant, ChangeFeed.Mark> mark(long sum) {
        return at -> new ChangeFeed.Mark(at, sum);
    }
}
