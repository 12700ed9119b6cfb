package org.redress.kit.caller;

import io.quarkus.arc.properties.IfBuildProperty;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.jboss.logging.Logger;
import org.redress.contract.ContractJson;
import org.redress.contract.InvalidEventException;
import org.redress.contract.Topic;
import org.redress.contract.identity.ApiKeyChanged;
import org.redress.kit.KitConfig;
import org.redress.kit.store.Sql;
import org.redress.messaging.EventBatchHandler;
import org.redress.messaging.PoisonEventException;
import org.redress.messaging.ReceivedEvent;

/** Keeps this service's copy of the API keys: the highest version of each key holds, so order and repetition do not matter. */
@ApplicationScoped
@IfBuildProperty(name = "redress.kit.bearer", stringValue = "true", enableIfMissing = true)
class ApiKeyCopy implements EventBatchHandler {

    private static final Logger LOG = Logger.getLogger(ApiKeyCopy.class);
    private static final String MERGE = """
            insert into api_key (key_id, version, name, secret_hash, scopes, sources, expires_at, revoked_at)
            values (?, ?, ?, ?, ?, ?, ?, ?)
            on conflict on constraint api_key_pk do update set
                version = excluded.version, name = excluded.name, secret_hash = excluded.secret_hash,
                scopes = excluded.scopes, sources = excluded.sources,
                expires_at = excluded.expires_at, revoked_at = excluded.revoked_at
            where api_key.version < excluded.version
            """;

    private final KitConfig config;
    private final KnownKeys keys;

    ApiKeyCopy(KitConfig config, KnownKeys keys) {
        this.config = config;
        this.keys = keys;
    }

    @Override
    public String group() {
        return config.identityGroup();
    }

    @Override
    public Collection<Topic> topics() {
        return List.of(Topic.IDENTITY);
    }

    @Override
    public void apply(List<ReceivedEvent> events, Connection transaction) throws SQLException {
        Sql sql = Sql.on(transaction);
        for (ReceivedEvent event : events) {
            if (event.type().equals(ApiKeyChanged.TYPE)) {
                merge(sql, read(event));
            }
        }
    }

    @Override
    public void committed(List<ReceivedEvent> events) {
        try {
            keys.refresh();
        } catch (SQLException e) {
            LOG.warnf("Changed API keys take effect with the next comparison: %s", e.getMessage());
        }
    }

    private static ApiKeyChanged read(ReceivedEvent event) {
        try {
            ApiKeyChanged change = ContractJson.read(event.data(), ApiKeyChanged.class);
            if (!change.secretHash().matches("[0-9a-f]{64}")) {
                throw new InvalidEventException("secretHash is no SHA-256");
            }
            return change;
        } catch (InvalidEventException | NullPointerException e) {
            throw new PoisonEventException(event, "Not a valid api-key-changed event", e);
        }
    }

    private static void merge(Sql sql, ApiKeyChanged change) throws SQLException {
        sql.update(
                MERGE,
                change.keyId(),
                change.version(),
                change.name(),
                change.secretHash().toLowerCase(Locale.ROOT),
                Sql.texts(change.scopes()),
                Sql.texts(change.sources()),
                change.expiresAt(),
                change.revokedAt());
    }
}
