package org.redress.notification.delivery.store;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.redress.notification.delivery.Deliveries.Retried;
import org.redress.notification.delivery.DeliveryFilter;
import org.redress.notification.delivery.DeliveryView;

/** The statements behind the operators' interface. */
@ApplicationScoped
class DeliveryQueries {

    private static final String SELECT = """
            select id, event_id, rule, channel, recipient, complaint_id, facts ->> 'number' as number,
                facts ->> 'clock' as clock, state, step, reason, bundle, attempts, last_error, created_at,
                case when state = 'pending' then available_at end as next_attempt_at, sent_at, finished_at
            from delivery
            """;
    private static final String FIND = SELECT + "where id = ?";
    private static final String LIST = SELECT + """
            where (?::text is null or state = ?) and (?::text is null or rule = ?) and (?::text is null or channel = ?)
              and (?::uuid is null or complaint_id = ?) and id < ?
            order by id desc limit ?
            """;
    private static final String RETRY = """
            update delivery set state = 'pending', reason = null, attempts = 0, available_at = now(), finished_at = null,
                forced = true, channel_down = false, bundle = id
            where id = ? and state in ('suppressed', 'blocked')
            """;
    private static final UUID ABOVE_ALL = new UUID(-1L, -1L);

    Optional<DeliveryView> find(Connection transaction, UUID id) throws SQLException {
        try (PreparedStatement select = transaction.prepareStatement(FIND)) {
            select.setObject(1, id);
            return read(select).stream().findFirst();
        }
    }

    List<DeliveryView> list(Connection transaction, DeliveryFilter filter, @Nullable UUID below, int limit)
            throws SQLException {
        try (PreparedStatement select = transaction.prepareStatement(LIST)) {
            int parameter = 1;
            for (String value : new String[] {filter.state(), filter.rule(), filter.channel()}) {
                select.setString(parameter++, value);
                select.setString(parameter++, value);
            }
            select.setObject(parameter++, filter.complaintId());
            select.setObject(parameter++, filter.complaintId());
            select.setObject(parameter++, below == null ? ABOVE_ALL : below);
            select.setInt(parameter, limit);
            return read(select);
        }
    }

    Retried retry(Connection transaction, UUID id) throws SQLException {
        try (PreparedStatement update = transaction.prepareStatement(RETRY)) {
            update.setObject(1, id);
            if (update.executeUpdate() == 1) {
                return Retried.STARTED;
            }
        }
        return find(transaction, id).isPresent() ? Retried.NOT_STOPPED : Retried.UNKNOWN;
    }

    private static List<DeliveryView> read(PreparedStatement select) throws SQLException {
        List<DeliveryView> views = new ArrayList<>();
        try (ResultSet row = select.executeQuery()) {
            while (row.next()) {
                views.add(new DeliveryView(
                        row.getObject("id", UUID.class),
                        row.getObject("event_id", UUID.class),
                        row.getString("rule"),
                        row.getString("channel"),
                        row.getString("recipient"),
                        row.getObject("complaint_id", UUID.class),
                        row.getString("number"),
                        row.getString("clock"),
                        row.getString("state"),
                        row.getString("step"),
                        row.getString("reason"),
                        row.getObject("bundle", UUID.class),
                        row.getInt("attempts"),
                        row.getString("last_error"),
                        row.getObject("created_at", OffsetDateTime.class).toInstant(),
                        instant(row, "next_attempt_at"),
                        instant(row, "sent_at"),
                        instant(row, "finished_at")));
            }
        }
        return views;
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
