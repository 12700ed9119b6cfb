package org.redress.kit.caller;

import io.agroal.api.AgroalDataSource;
import io.quarkus.arc.properties.IfBuildProperty;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.redress.kit.KitConfig;

/**
 * The API keys in memory, so that a request is checked without waiting. Every instance compares with the table at short intervals, because
 * the event of a change reaches only one of the instances that share a consumer group.
 */
@ApplicationScoped
@IfBuildProperty(name = "redress.kit.bearer", stringValue = "true", enableIfMissing = true)
class KnownKeys {

    private static final Logger LOG = Logger.getLogger(KnownKeys.class);
    private static final String STATE = "select count(*), coalesce(sum(version), 0) from api_key";
    private static final String ALL =
            "select key_id, name, secret_hash, scopes, sources, expires_at, revoked_at from api_key";

    private final AgroalDataSource dataSource;
    private final Clock clock;
    private final KitConfig config;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("api-keys").factory());
    private volatile Snapshot snapshot = new Snapshot(-1, -1, Map.of());

    KnownKeys(AgroalDataSource dataSource, Clock clock, KitConfig config) {
        this.dataSource = dataSource;
        this.clock = clock;
        this.config = config;
    }

    private record Snapshot(long count, long versions, Map<String, Known> keys) {}

    private record Known(
            byte[] secretHash,
            @Nullable Instant expiresAt,
            @Nullable Instant revokedAt,
            SecurityIdentity identity) {}

    void start(@Observes StartupEvent event) throws SQLException {
        refresh();
        long millis = config.apiKeyRefresh().toMillis();
        var unused = timer.scheduleWithFixedDelay(this::refreshQuietly, millis, millis, TimeUnit.MILLISECONDS);
    }

    void stop(@Observes ShutdownEvent event) {
        timer.shutdownNow();
    }

    /** The identity of a key; empty if it is malformed, unknown, wrong, revoked or expired, without telling which. */
    Optional<SecurityIdentity> identity(String text) {
        ApiKeys.ApiKey key = ApiKeys.parse(text).orElse(null);
        if (key == null) {
            return Optional.empty();
        }
        Known known = snapshot.keys().get(key.keyId());
        byte[] hash = key.secretHash().getBytes(StandardCharsets.US_ASCII);
        boolean right = MessageDigest.isEqual(hash, known == null ? new byte[hash.length] : known.secretHash());
        if (known == null || !right) {
            return Optional.empty();
        }
        Instant now = clock.instant();
        boolean over = known.revokedAt() != null || (known.expiresAt() != null && !now.isBefore(known.expiresAt()));
        return over ? Optional.empty() : Optional.of(known.identity());
    }

    /** Takes over what the table says now, unless nothing has changed. */
    synchronized void refresh() throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            long count;
            long versions;
            try (PreparedStatement state = connection.prepareStatement(STATE);
                    ResultSet row = state.executeQuery()) {
                row.next();
                count = row.getLong(1);
                versions = row.getLong(2);
            }
            if (count == snapshot.count() && versions == snapshot.versions()) {
                return;
            }
            // Read after the state: if a change slips in between, the next comparison sees another state and reads
            // again.
            Map<String, Known> keys = new HashMap<>();
            try (PreparedStatement all = connection.prepareStatement(ALL);
                    ResultSet row = all.executeQuery()) {
                while (row.next()) {
                    keys.put(row.getString("key_id"), known(row));
                }
            }
            snapshot = new Snapshot(count, versions, Map.copyOf(keys));
        }
    }

    private void refreshQuietly() {
        try {
            refresh();
        } catch (SQLException | RuntimeException e) {
            LOG.warnf(
                    "The API keys could not be compared with the table, the last known ones hold: %s", e.getMessage());
        }
    }

    private static Known known(ResultSet row) throws SQLException {
        String keyId = row.getString("key_id");
        Caller caller = new Caller(
                Caller.Kind.MACHINE,
                keyId,
                row.getString("name"),
                Set.of(),
                Set.copyOf(texts(row.getArray("scopes"))),
                texts(row.getArray("sources")),
                null);
        return new Known(
                row.getString("secret_hash").getBytes(StandardCharsets.US_ASCII),
                instant(row.getTimestamp("expires_at")),
                instant(row.getTimestamp("revoked_at")),
                Callers.identity(caller));
    }

    private static List<String> texts(Array array) throws SQLException {
        return List.of((String[]) array.getArray());
    }

    private static @Nullable Instant instant(@Nullable Timestamp timestamp) {
        return timestamp == null ? null : timestamp.toInstant();
    }
}
