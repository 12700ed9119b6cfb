package org.redress.console.key.store;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.redress.console.key.ClientKey;
import org.redress.console.key.ClientKeys;
import org.redress.console.key.published.PublishedKeys;

@ApplicationScoped
class ClientKeyRows implements ClientKeys {

    private static final String COLUMNS =
            "id, key_id, version, name, secret_hash, scopes, sources, created_at, expires_at, revoked_at";
    private static final String ALL = "select " + COLUMNS + " from client_key order by created_at desc, id";
    private static final String FIND = "select " + COLUMNS + " from client_key where key_id = ?";
    private static final String ADD = """
            insert into client_key (id, key_id, version, name, secret_hash, scopes, sources, created_at, created_by, expires_at)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            on conflict on constraint client_key_key_id_uq do nothing
            """;
    private static final String REVOKE = """
            update client_key set revoked_at = ?, version = version + 1 where key_id = ? and revoked_at is null returning
            """ + COLUMNS;

    private final DataSource dataSource;
    private final PublishedKeys published;

    ClientKeyRows(DataSource dataSource, PublishedKeys published) {
        this.dataSource = dataSource;
        this.published = published;
    }

    @Override
    public List<ClientKey> all() {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement(ALL);
                ResultSet row = select.executeQuery()) {
            List<ClientKey> keys = new ArrayList<>();
            while (row.next()) {
                keys.add(key(row));
            }
            return keys;
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    @Override
    public boolean add(ClientKey key, String actor) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement insert = connection.prepareStatement(ADD)) {
            insert.setObject(1, key.id());
            insert.setString(2, key.keyId());
            insert.setInt(3, key.version());
            insert.setString(4, key.name());
            insert.setString(5, key.secretHash());
            insert.setArray(6, connection.createArrayOf("text", key.scopes().toArray()));
            insert.setArray(7, connection.createArrayOf("text", key.sources().toArray()));
            insert.setTimestamp(8, Timestamp.from(key.createdAt()));
            insert.setString(9, actor);
            insert.setTimestamp(10, timestamp(key.expiresAt()));
            if (insert.executeUpdate() == 0) {
                return false;
            }
            published.changed(connection, key, actor);
            return true;
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    @Override
    public Optional<ClientKey> revoke(String keyId, Instant at, String actor) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement update = connection.prepareStatement(REVOKE)) {
            update.setTimestamp(1, Timestamp.from(at));
            update.setString(2, keyId);
            try (ResultSet row = update.executeQuery()) {
                if (!row.next()) {
                    return find(connection, keyId);
                }
                ClientKey key = key(row);
                published.changed(connection, key, actor);
                return Optional.of(key);
            }
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    private static Optional<ClientKey> find(Connection connection, String keyId) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(FIND)) {
            select.setString(1, keyId);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? Optional.of(key(row)) : Optional.empty();
            }
        }
    }

    private static ClientKey key(ResultSet row) throws SQLException {
        return new ClientKey(
                row.getObject("id", UUID.class),
                row.getString("key_id"),
                row.getInt("version"),
                row.getString("name"),
                row.getString("secret_hash"),
                List.of((String[]) row.getArray("scopes").getArray()),
                List.of((String[]) row.getArray("sources").getArray()),
                row.getTimestamp("created_at").toInstant(),
                instant(row.getTimestamp("expires_at")),
                instant(row.getTimestamp("revoked_at")));
    }

    private static @Nullable Timestamp timestamp(@Nullable Instant instant) {
        return instant == null ? null : Timestamp.from(instant);
    }

    private static @Nullable Instant instant(@Nullable Timestamp timestamp) {
        return timestamp == null ? null : timestamp.toInstant();
    }

    private static IllegalStateException failed(SQLException e) {
        return new IllegalStateException("The keys cannot be read or written", e);
    }
}
