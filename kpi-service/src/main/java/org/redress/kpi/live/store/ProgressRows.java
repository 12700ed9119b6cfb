package org.redress.kpi.live.store;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Optional;
import javax.sql.DataSource;
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
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement("""
                        select max(applied_at), sum(extract(epoch from applied_at) * 1000)::int8 from progress""");
                ResultSet rows = statement.executeQuery()) {
            rows.next();
            long sum = rows.getLong(2);
            return Optional.ofNullable(rows.getObject(1, OffsetDateTime.class))
                    .map(at -> new ChangeFeed.Mark(at.toInstant(), sum));
        }
    }
}
