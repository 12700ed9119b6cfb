package org.redress.console.key.published;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.redress.console.key.ClientKey;
import org.redress.contract.ContractJson;
import org.redress.contract.Topic;
import org.redress.contract.identity.ApiKeyChanged;
import org.redress.kit.Uuids;
import org.redress.messaging.EventLog;
import org.redress.messaging.NewEvent;

/** Tells the services of API keys: hashes, never secrets. */
@ApplicationScoped
public class PublishedKeys {

    private final EventLog events;
    private final Clock clock;

    PublishedKeys(EventLog events, Clock clock) {
        this.events = events;
        this.clock = clock;
    }

    /**
     * Appends the key's state to the transaction that changes it.
     *
     * @throws SQLException if the database fails
     */
    public void changed(Connection transaction, ClientKey key, String actor) throws SQLException {
        Instant now = clock.instant();
        ApiKeyChanged change = new ApiKeyChanged(
                key.keyId(),
                key.version(),
                key.name(),
                key.secretHash(),
                key.scopes(),
                key.sources(),
                key.expiresAt(),
                key.revokedAt());
        events.append(
                transaction,
                List.of(new NewEvent(
                        Uuids.next(),
                        Topic.IDENTITY,
                        key.id(),
                        key.version(),
                        key.keyId(),
                        ApiKeyChanged.TYPE,
                        now,
                        now,
                        actor,
                        ContractJson.write(change))));
    }
}
